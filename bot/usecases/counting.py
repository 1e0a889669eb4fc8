"""Counting whom something has reached that was sent to many: said in one message, which changes in place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.notices.bulletins import BulletinSpreading
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind

if TYPE_CHECKING:
    from bot.domain.people import Account
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

FIRST_COUNT: Final = timedelta(seconds=5)  # after the last recipient was put into the outbox
COUNTS: Final = 14
"""How often it is counted at most, each time after twice the pause: the last time after some 11 hours."""


def key_of(sent: str, account_id: int) -> str:
    """Return the key in the outbox of what goes to one account. `sent` names the whole: `bulletin:5`."""
    return f"{sent}:{account_id}"


async def begin(work: Work, account: Account, sent: str, whole: int) -> None:
    """Tell whoever let it go out that it is on its way to so many accounts."""
    if whole:
        await work.tell(account, BulletinSpreading(0, 0, whole), key=_receipt(sent, account.id))


async def expect(work: Work, account_id: int, sent: str, turn: int = 0) -> None:
    """Count after a while, once all recipients are in the outbox; `account_id` is told."""
    period = f"{sent}:{account_id}:{turn}"
    due = work.now + FIRST_COUNT * 2**turn
    await work.records.reminders.put(ReminderKind.REACH, 0, period, due)


async def count(work: Work, reminder: Reminder) -> None:
    """Say how many it has reached by now, and count again while some wait."""
    sent, account_id, turn = reminder.period.rsplit(":", 2)
    account = await work.records.accounts.get(int(account_id))
    message_id = await work.records.outbox.message_of(f"{_receipt(sent, int(account_id))}:0")
    reached = await work.records.audiences.reached(f"{sent}:")
    if message_id is not None:
        notice = BulletinSpreading(reached.households, reached.accounts, reached.waiting)
        await work.tell(account, notice, priority=Priority.TASK, edits=message_id)
    if (reached.waiting or message_id is None) and int(turn) < COUNTS:
        await expect(work, int(account_id), sent, int(turn) + 1)


def _receipt(sent: str, account_id: int) -> str:
    return f"receipt:{sent}:{account_id}"
