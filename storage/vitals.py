"""Vital signs: how much waits, and since when."""

from __future__ import annotations

from datetime import datetime

from bot.domain.times import from_micros, to_micros
from bot.domain.vitals import Vitals as Signs
from storage.queries import Table


class Vitals(Table):
    """Fulfils bot.ports.vitals.Vitals."""

    async def at(self, now: datetime) -> Signs:
        """Return how much waits at an instant, and since when."""
        instant = to_micros(now)
        inbox, parked = await self.one("inbox"), await self.one("parked")
        outbox = await self.one("outbox", now=instant)
        reminders = await self.one("reminders", now=instant)
        overdue = await self.one("overdue", now=instant)
        return Signs(
            unsettled=inbox["number"],
            unsettled_since=_when(inbox["since"]),
            parked=parked["number"],
            unsent=outbox["number"],
            unsent_since=_when(outbox["since"]),
            late_reminders=reminders["number"],
            late_since=_when(reminders["since"]),
            overdue_cases=overdue["number"],
        )


def _when(micros: int | None) -> datetime | None:
    return from_micros(micros) if micros is not None else None
