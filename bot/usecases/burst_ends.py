"""The seconds after something was passed on are over: what has come in meanwhile goes out together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.entry import Side, Waiting
from bot.usecases import bursts, colleagues, correcting, delivering, replies
from bot.usecases.thread import latest

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def pass_on(work: Work, reminder: Reminder) -> None:
    """Pass on what waits. A villager was told with the first of it; a cadre is asked about it once more."""
    account = await work.records.accounts.get(bursts.account_of(reminder.period))
    case = await work.records.cases.get(reminder.subject)
    assert account is not None
    assert case is not None
    waiting = await work.records.entries.waiting(account.id, Waiting.BURST)
    mine = [entry for entry in waiting if entry.case_id == case.id]
    await work.records.entries.settle([entry.id for entry in mine], case.id)
    person = await work.person_of(account)
    if written := latest(mine):
        await _additions(work, person, case, written)
    corrections = [e for e in _corrections(mine) if not await colleagues.is_for_a_colleague(work, e)]
    if corrections:
        await correcting.pass_on(work, person, case, corrections)


async def _additions(work: Work, person: Person, case: Case, written: Sequence[Entry]) -> None:
    if written[-1].side is Side.CADRE and person.cadre is not None:
        await replies.pass_on(work, person, case, written)
    else:
        await bursts.begin(work, person, case)
        await delivering.deliver_addition(work, case, written)


def _corrections(entries: Sequence[Entry]) -> list[Entry]:
    """Return the newest wording of each message that went out before, in the order of their first ones."""
    first_ones = {(entry.chat_id, entry.message_id) for entry in entries if entry.replaces_id is None}
    newest = {
        (entry.chat_id, entry.message_id): entry
        for entry in entries
        if (entry.chat_id, entry.message_id) not in first_ones
    }
    return list(newest.values())
