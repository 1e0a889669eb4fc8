"""Correcting: an edit is added, never overwrites, and goes where the first wording went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.case_life import OPEN, UNSENT
from bot.domain.entry import Side
from bot.domain.notices.matters import CadreReply
from bot.domain.queues import Priority
from bot.usecases import delivering, matters
from bot.usecases.incoming import Incoming
from bot.usecases.parties import villager_of
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
    before = await work.records.entries.by_message(incoming.chat_id, incoming.message_id)
    if before is None or before.account_id != person.account.id or incoming.content in (None, before.content):
        return
    version = matters.entry_of(
        person, incoming, side=before.side, case_id=before.case_id, waiting=before.waiting
    )
    entry = await work.records.entries.add(replace(version, replaces_id=before.id))
    if entry.case_id is None:
        return
    case = await work.records.cases.get(entry.case_id)
    assert case is not None
    await work.records.cases.record(
        case.id, "edited", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if case.state in OPEN - UNSENT:
        await _pass_on_correction(work, person, case, entry)


async def _pass_on_correction(work: Work, person: Person, case: Case, entry: Entry) -> None:
    if entry.side is Side.VILLAGER:
        await delivering.deliver_addition(work, case, [entry], corrected=True)
        return
    villager = await villager_of(work, case)
    name = person.cadre.name if person.cadre else person.name
    notice = CadreReply(case.number, name, words_of([entry]), corrected=True)
    await work.tell(
        villager.account, notice, priority=Priority.TASK, case_id=case.id, media=media_of([entry])
    )
