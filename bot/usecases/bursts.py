"""Bursts: who writes much on one case at once is told once, and the other side gets it in few messages.

What comes first is passed on at once. What follows within seconds is kept, and passed on together when these
are over; then the same begins anew, until nothing has come in between.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.case_life import UNSENT
from bot.domain.entry import Waiting
from bot.domain.reminder import ReminderKind

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.usecases.work import Work

CORRECTIONS: Final = ":corrections"
"""Marks the bursts of corrections: their own, since nobody is told of them that they were taken."""
GATHERED: Final = timedelta(seconds=5)  # what follows within this time is passed on together


async def why_wait(work: Work, person: Person, case: Case, what: str = "") -> Waiting | None:
    """Return BURST where something of his on this case was passed on a moment ago."""
    if case.state in UNSENT:
        return None  # nobody gets it yet, and it goes along with the case
    period = f"{person.account.id}{what}"
    due_at = await work.records.reminders.pending(ReminderKind.BURST, case.id, period)
    # One that is due later than it can be was put there before the clock was set back.
    return Waiting.BURST if due_at is not None and due_at <= work.now + GATHERED else None


async def begin(work: Work, person: Person, case: Case, what: str = "") -> None:
    """Something of his on this case is being passed on: what follows closely waits."""
    period = f"{person.account.id}{what}"
    await work.records.reminders.move(ReminderKind.BURST, case.id, period, work.now + GATHERED)


def account_of(period: str) -> int:
    """Return whose burst a reminder is about."""
    return int(period.removesuffix(CORRECTIONS))
