"""What the use cases need of storage: reminders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.reminder import NewReminder, Reminder, ReminderKind


class Reminders(Protocol):
    """What the agenda has to do."""

    async def put(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> bool:
        """Store a reminder unless (kind, subject, period) is known; return whether it was new."""

    async def put_all(self, reminders: Sequence[NewReminder]) -> None:
        """Store those whose (kind, subject, period) isn't known."""

    async def move(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> None:
        """Store a reminder, or set the one of this key to a new time, even where it has fired already."""

    async def put_or_postpone(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> bool:
        """Store a reminder, or move the one of this key that has not fired.

        Return False, and change nothing, where it has fired already.
        """

    async def pending(self, kind: ReminderKind, subject: int, period: str) -> datetime | None:
        """Return when what has not fired yet is due; None where it has fired or never was."""

    async def cancel(self, kind: ReminderKind, subject: int, period: str | None = None) -> None:
        """Take back what has not fired; without a period, all of this kind and subject."""

    async def due(self, now: datetime, limit: int) -> list[Reminder]: ...
    async def settle(self, reminder_id: int, now: datetime) -> bool:
        """Mark a reminder as fired; return False if it had fired or was taken back."""

    async def next_due(self) -> datetime | None: ...
