"""Albums: their parts come as separate updates and are passed on together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import Side
from bot.usecases import matters, replies

if TYPE_CHECKING:
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def complete(work: Work, reminder: Reminder) -> None:
    """An album's parts have come in: pass them on in one go."""
    account = await work.records.accounts.get(reminder.subject)
    parts = await work.records.entries.of_album(reminder.subject, reminder.period)
    placed = [part for part in parts if part.case_id is not None]
    if account is None or not placed:
        return
    case = await work.records.cases.get(placed[-1].case_id or 0)
    assert case is not None
    person = await work.person_of(account)
    same = [part for part in placed if part.case_id == case.id]
    if same[-1].side is Side.CADRE and person.cadre is not None:
        await replies.pass_on(work, person, case, same)
    else:
        await matters.pass_on(work, person, case, same)
