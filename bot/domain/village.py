"""The village that a bot serves."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Village:
    """One village: its own bot, its own records, its own clock on the wall."""

    id: int
    name: str
    timezone: str
    locale: str

    @property
    def zone(self) -> ZoneInfo:
        """The village's time zone."""
        return ZoneInfo(self.timezone)
