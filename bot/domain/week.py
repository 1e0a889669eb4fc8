"""A week of the village: Monday to Sunday, by the calendar on its wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.times import instant

DAYS = 7


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """Seven days, named by their Monday."""

    monday: date

    def __str__(self) -> str:
        """Return the Monday, `2026-11-16`."""
        return self.monday.isoformat()

    @classmethod
    def of(cls, day: date) -> Week:
        """Return the week that a day lies in."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, text: str) -> Week:
        """Return the week that `str` wrote; raise ValueError for what is no date."""
        return cls.of(date.fromisoformat(text))

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=DAYS - 1)

    @property
    def days(self) -> tuple[date, ...]:
        """All seven, Monday first."""
        return tuple(self.monday + timedelta(days=n) for n in range(DAYS))

    @property
    def following(self) -> Week:
        """The week after."""
        return Week(self.monday + timedelta(days=DAYS))

    @property
    def previous(self) -> Week:
        """The week before."""
        return Week(self.monday - timedelta(days=DAYS))

    def reviewed_at(self, hour: time, zone: ZoneInfo) -> datetime:
        """Return the instant on its Sunday at which the week is looked at."""
        return instant(self.sunday, hour, zone)
