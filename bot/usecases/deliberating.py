"""村民议事: the matters that run, one of them with all that belongs to it, and what has happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.content import ContentKind
from bot.domain.matter_life import Stage
from bot.domain.matter_roles import lead_of, may_lead, may_put_forward
from bot.domain.notices.deliberation import (
    HistoryLine,
    HouseholdName,
    MatterCard,
    MatterGone,
    MatterHistory,
    MatterList,
)
from bot.domain.notices.publishing import NotYours
from bot.domain.paging import Page
from bot.domain.times import local_day

if TYPE_CHECKING:
    from bot.domain.actions.deliberation import ShowMatter, ShowMatterHistory, ShowMatters
    from bot.domain.matter import Matter, MatterPart
    from bot.domain.people import Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

PAGE: Final = 8  # matters on one screen


async def begin(work: Work, by: By) -> None:
    """村民议事."""
    await _show_list(work, await work.person(by), ended=False, offset=0)


async def show_list(work: Work, person: Person, action: ShowMatters) -> None:
    """Show what runs, or a page of what has ended."""
    edits = work.tapped if action.in_place else None
    await _show_list(work, person, ended=action.ended, offset=action.offset, edits=edits)


async def show(work: Work, person: Person, action: ShowMatter) -> None:
    """Show one matter, with its pictures and recordings."""
    await show_to(work, person, await public(work, person, action.matter_id))


async def show_to(work: Work, person: Person, matter: Matter) -> None:
    """Show one matter to somebody, and what he can do with it."""
    parts = await work.records.matters.parts(matter.id)
    seconds = await work.records.matter_voices.seconded_by(matter.id)
    lead = lead_of(await work.records.people.directory(), matter)
    own = person.household.id if person.household is not None else None
    card = MatterCard(
        matter=matter,
        text=text_of(parts),
        proposer=await proposer_of(work, matter),
        seconds=len(seconds),
        needed=needed(work),
        comments=await work.records.matter_voices.count_comments(matter.id),
        lead=lead.name if lead is not None else "",
        phone=lead.phone if lead is not None else None,
        seconded=own in seconds,
        may_second=own is not None and own != matter.household_id and matter.before_notice,
        leads=may_lead(person.cadre, matter),
        costs=tuple(await work.records.matters.costs(matter.id)),
        withdraws=matter.account_id == person.account.id and matter.stage is Stage.PROPOSED,
    )
    await work.tell(person.account, card, media=media_of(parts))


async def show_history(work: Work, person: Person, action: ShowMatterHistory) -> None:
    """经过: what has happened to it, with its days."""
    matter = await public(work, person, action.matter_id)
    lines = [
        HistoryLine(event.step, event.day or local_day(event.at, work.village.zone), event.words)
        for event in await work.records.matters.history(matter.id)
    ]
    await work.tell(person.account, MatterHistory(matter, tuple(lines)))


async def public(work: Work, person: Person, matter_id: int) -> Matter:
    """Return what the village knows of; raise MatterGone where there is none, NotYours for outsiders."""
    if not person.is_villager and person.cadre is None:
        raise NotYours
    matter = await work.records.matters.get(matter_id)
    if matter is None or not matter.is_public:
        raise MatterGone
    return matter


async def proposer_of(work: Work, matter: Matter) -> HouseholdName | None:
    """Return how the village calls the household that proposed it."""
    return await name_of(work, matter.household_id)


async def name_of(work: Work, household_id: int | None) -> HouseholdName | None:
    """Return how the village calls a household."""
    household = await work.records.people.household(household_id) if household_id is not None else None
    return HouseholdName(household.group, household.head) if household is not None else None


def needed(work: Work) -> int:
    """Return how many households must second; 0 where none need."""
    rules = work.rules.deliberation
    return rules.seconders if rules.needs_seconders else 0


def text_of(parts: list[MatterPart]) -> str:
    """Return the words of a proposal, captions too."""
    return "\n".join(part.content.text for part in parts if part.content.text)


def media_of(parts: list[MatterPart]) -> list[MatterPart]:
    """Return what follows the words."""
    return [part for part in parts if part.content.kind is not ContentKind.TEXT]


async def _show_list(
    work: Work, person: Person, *, ended: bool, offset: int, edits: int | None = None
) -> None:
    if not person.is_villager and person.cadre is None:
        raise NotYours
    matters = work.records.matters
    if ended:
        found = await matters.ended(PAGE + 1, offset=offset)
    else:
        found = (await matters.under_way())[offset : offset + PAGE + 1]
    notice = MatterList(
        matters=tuple(found[:PAGE]),
        ended=ended,
        page=Page(offset, PAGE, more=len(found) > PAGE),
        older=not ended and bool(await matters.ended(1)),
        proposes=not ended and (person.is_villager or may_put_forward(person.cadre)),
    )
    await work.tell(person.account, notice, edits=edits)
