"""Humane hours: reminders keep to the day, deadlines don't."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.times import aware, instant


@dataclass(frozen=True, slots=True)
class HumaneHours:
    """The part of the day in which people may be reminded, by the clock on the village's wall."""

    begin: time
    end: time

    def next(self, at: datetime, zone: ZoneInfo) -> datetime:
        """Return this instant if it is a humane one, or else the next morning's beginning."""
        local = aware(at).astimezone(zone)
        if local.time() < self.begin:
            return instant(local.date(), self.begin, zone)
        if local.time() > self.end:
            return instant(local.date() + timedelta(days=1), self.begin, zone)
        return aware(at)
