"""Correcting: an edit is added, never overwrites, and goes where the first wording went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.case_life import OPEN, UNSENT
from bot.domain.entry import Side, Waiting
from bot.domain.notices.matters import CadreReply
from bot.domain.queues import Priority
from bot.usecases import bursts, colleagues, delivering, drafting, item_answers, matters, noting, strangers
from bot.usecases.incoming import Incoming
from bot.usecases.parties import villager_of
from bot.usecases.same_matter import answered_together
from bot.usecases.thread import media_of, words_of

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Edited:
    """A message was edited."""

    incoming: Incoming


async def receive_edit(work: Work, command: Edited) -> None:
    """Keep the new wording beside the old one, and pass it on where the old one went."""
    incoming = command.incoming
    person = await work.person(incoming.by)
    await noting.correct(work, person, incoming)
    before = await work.records.entries.by_message(incoming.chat_id, incoming.message_id)
    if before is None:
        await drafting.correct(work, person, incoming)
        return
    if before.account_id != person.account.id or incoming.content in (None, before.content):
        return
    if before.content is None or (person.is_stranger and before.case_id is not None):
        return  # it was forgotten, or he was taken out: nothing of his goes anywhere any more
    case = await work.records.cases.get(before.case_id) if before.case_id is not None else None
    waiting = before.waiting
    if case is not None and waiting is None:
        waiting = await bursts.why_wait(work, person, case, bursts.CORRECTIONS)
    if before.waiting is Waiting.JOIN and await strangers.has_said_enough(work, person.account):
        return
    version = matters.entry_of(person, incoming, side=before.side, case_id=before.case_id, waiting=waiting)
    entry = await work.records.entries.add(replace(version, replaces_id=before.id))
    if case is None:
        return
    await work.records.cases.record(
        case.id, "edited", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if entry.waiting is None and not await colleagues.is_for_a_colleague(work, entry):
        await pass_on(work, person, case, [entry])


async def pass_on(work: Work, person: Person, case: Case, entries: Sequence[Entry]) -> None:
    """Pass new wordings on to the other side, while the case is open and somebody has got it.

    An answer that everybody can read is corrected where it stands, however long ago the case was closed.
    """
    corrects = entries[-1].side is Side.CADRE and await item_answers.correct(work, case)
    if case.state not in OPEN - UNSENT and not corrects:
        return
    await bursts.begin(work, person, case, bursts.CORRECTIONS)
    if entries[-1].side is Side.VILLAGER:
        await delivering.deliver_addition(work, case, entries, corrected=True)
        return
    if person.cadre is None:
        return  # he has left the roster since: he speaks for nobody any more
    for each in await answered_together(work, case):
        villager = await villager_of(work, each)
        notice = CadreReply(each.number, person.cadre.name, words_of(entries), corrected=True)
        media = media_of(entries)
        await work.tell(villager.account, notice, priority=Priority.TASK, case_id=each.id, media=media)
