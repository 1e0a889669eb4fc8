"""What was decided stands in each month's disclosure until it is done, with its progress and its cost.

The bot writes these items itself: like its figures, nobody can hold them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.item import LONGEST_TITLE, LONGEST_WORDS
from bot.domain.matter import PROGRESS
from bot.domain.matter_life import MatterStep, Stage
from bot.domain.matter_roles import lead_of
from bot.domain.notices.deliberation import HistoryLine
from bot.domain.notices.matter_work import MatterDisclosed
from bot.domain.sheet import ItemKind
from bot.domain.times import local_day

if TYPE_CHECKING:
    from bot.domain.matter import Matter
    from bot.domain.people import Cadre
    from bot.domain.served import Span
    from bot.usecases.work import Work

VOTED: Final = frozenset({MatterStep.ADOPT.value, MatterStep.REJECT.value, MatterStep.MISS.value})
"""What a vote comes to."""
TOLD: Final = VOTED | {PROGRESS, MatterStep.CARRY_OUT.value, MatterStep.DROP.value}


async def add_items(work: Work, span: Span) -> None:
    """Put what was decided into the disclosure of this time: all that goes on, and what ended in it."""
    ended = await work.records.matters.ended_between(span.since, span.until)
    going_on = [one for one in await work.records.matters.under_way() if one.stage is Stage.DECIDED]
    for matter in (*ended, *going_on):
        history = await work.records.matters.history(matter.id)
        if any(event.step in VOTED for event in history):
            await _add(work, matter)


async def votes(work: Work, span: Span) -> int:
    """Return how many votes came to an end in that time."""
    ended = await work.records.matters.ended_between(span.since, work.now)
    found = {one.id: one for one in (*ended, *await work.records.matters.under_way())}
    histories = [await work.records.matters.history(matter_id) for matter_id in found]
    return sum(event.step in VOTED and event.at in span for history in histories for event in history)


async def _add(work: Work, matter: Matter) -> None:
    lead = lead_of(await work.records.people.directory(), matter)
    author = await _author(work, lead)
    if author is None:
        return  # nobody who could answer a question about it has joined
    zone = work.village.zone
    lines = [
        HistoryLine(event.step, event.day or local_day(event.at, zone), event.words)
        for event in await work.records.matters.history(matter.id)
        if event.step in TOLD
    ]
    costs = tuple(await work.records.matters.costs(matter.id))
    vote = await work.records.votes.of_matter(matter.id)
    told = vote if vote is not None and vote.is_decided else None
    notice = MatterDisclosed(matter, lead.name if lead is not None else "", tuple(lines), costs, told)
    title, _, words = work.worded(notice).partition("\n")
    cadre_id = lead.id if lead is not None else None
    item = await work.records.items.add(author, cadre_id, ItemKind.RESOLUTION, work.now)
    written = item.changed(title=title[:LONGEST_TITLE], words=words[:LONGEST_WORDS])
    await work.records.items.save(written.submitted(shows_numbers=False).approved())


async def _author(work: Work, lead: Cadre | None) -> int | None:
    """Return the account of whoever answers for it, or of the secretary."""
    secretary = (await work.records.people.directory()).secretary
    for cadre in (lead, secretary):
        account = await work.records.accounts.of_cadre(cadre.id) if cadre is not None else None
        if account is not None:
            return account.id
    return None
