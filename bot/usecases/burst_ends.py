"""The seconds after something was passed on are over: what has come in meanwhile goes out together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import Side, Waiting
from bot.usecases import bursts, delivering, replies
from bot.usecases.thread import latest

if TYPE_CHECKING:
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def pass_on(work: Work, reminder: Reminder) -> None:
    """Pass on what waits. A villager was told with the first of it; a cadre is asked about it once more."""
    account = await work.records.accounts.get(int(reminder.period))
    case = await work.records.cases.get(reminder.subject)
    assert account is not None
    assert case is not None
    waiting = await work.records.entries.waiting(account.id, Waiting.BURST)
    mine = [entry for entry in waiting if entry.case_id == case.id]
    if not mine:
        return
    await work.records.entries.settle([entry.id for entry in mine], case.id)
    person = await work.person_of(account)
    if mine[-1].side is Side.CADRE and person.cadre is not None:
        await replies.pass_on(work, person, case, latest(mine))
    else:
        await bursts.begin(work, person, case)
        await delivering.deliver_addition(work, case, latest(mine))
