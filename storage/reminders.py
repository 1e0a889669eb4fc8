"""What the agenda has to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.reminder import NewReminder, Reminder, ReminderKind
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Reminders(Table):
    """Fulfils bot.ports.reminders.Reminders."""

    async def put(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> bool:
        """Store a reminder unless its key is known; return whether it was new."""
        row = await self.one("put", **_values(kind, subject, period, due_at))
        return row is not None

    async def put_all(self, reminders: Sequence[NewReminder]) -> None:
        """Store those whose key isn't known."""
        await self.many("put_all", [_values(r.kind, r.subject, r.period, r.due_at) for r in reminders])

    async def move(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> None:
        """Store a reminder, or set the one of this key to a new time, even where it has fired already."""
        await self.run("move", **_values(kind, subject, period, due_at))

    async def put_or_postpone(self, kind: ReminderKind, subject: int, period: str, due_at: datetime) -> bool:
        """Store a reminder, or move the one of this key; return False where it has fired already."""
        row = await self.one("put_or_postpone", **_values(kind, subject, period, due_at))
        return row is not None

    async def pending(self, kind: ReminderKind, subject: int, period: str) -> datetime | None:
        """Return when what has not fired yet is due."""
        row = await self.one("pending", kind=kind.value, subject=subject, period=period)
        return from_micros(row["due_at"]) if row else None

    async def cancel(self, kind: ReminderKind, subject: int, period: str | None = None) -> None:
        """Take back what has not fired."""
        await self.run("cancel", kind=kind.value, subject=subject, period=period)

    async def due(self, now: datetime, limit: int) -> list[Reminder]:
        """Return what has fallen due, the earliest first."""
        return [_reminder(row) for row in await self.all("due", now=to_micros(now), most=limit)]

    async def settle(self, reminder_id: int, now: datetime) -> bool:
        """Mark a reminder as fired; return False if it had fired or was taken back."""
        return await self.one("settle", id=reminder_id, now=to_micros(now)) is not None

    async def next_due(self) -> datetime | None:
        """Return when the next reminder falls due."""
        row = await self.one("next_due")
        return from_micros(row["at"]) if row["at"] is not None else None


def _values(kind: ReminderKind, subject: int, period: str, due_at: datetime) -> dict[str, object]:
    return {"kind": kind.value, "subject": subject, "period": period, "due_at": to_micros(due_at)}


def _reminder(row: Any) -> Reminder:  # noqa: ANN401 - a driver's row
    return Reminder(
        row["id"], ReminderKind(row["kind"]), row["subject"], row["period"], from_micros(row["due_at"])
    )
