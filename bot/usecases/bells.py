"""Bells: how a commit wakes whoever has new work.

They only save waiting: the truth is in the records,
and everybody looks there now and then without being rung for.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final

IDLE: Final = 30.0
"""Seconds between looks of whoever is rung for, and has nothing to wait for."""


@dataclass(frozen=True, slots=True)
class Bells:
    """One event for each queue that somebody may be asleep beside."""

    inbox: asyncio.Event = field(default_factory=asyncio.Event)
    outbox: asyncio.Event = field(default_factory=asyncio.Event)
    reminders: asyncio.Event = field(default_factory=asyncio.Event)
    files: asyncio.Event = field(default_factory=asyncio.Event)
    erasures: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        """Wake everybody: what has changed is not known."""
        for bell in self.all:
            bell.set()

    @property
    def all(self) -> tuple[asyncio.Event, ...]:
        """Every one of them."""
        return (self.inbox, self.outbox, self.reminders, self.files, self.erasures)
