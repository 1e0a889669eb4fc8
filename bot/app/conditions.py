"""How it stands with each village that this process ought to serve."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Phase(StrEnum):
    """What a process does about a village."""

    STARTING = "starting"
    SERVED = "served"
    ELSEWHERE = "elsewhere"
    """Another process serves it."""
    PAUSED = "paused"
    """By `lianxin village pause`."""
    FAILED = "failed"
    """It is tried again, later each time."""
    MISWRITTEN = "miswritten"
    """Its settings are wrong: `lianxin check` says what."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One village's, since when, and why."""

    phase: Phase
    since: datetime
    trouble: str = ""
    """The class of the error that it failed with."""
    tries: int = 0
    """Failures in a row."""


class Conditions:
    """All of them, by the villages' keys."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """`now` is the real time: what an operator's watch shows."""
        self._now = now
        self._known: dict[str, Condition] = {}
        self.changed = asyncio.Event()
        """Set whenever one has become another; cleared by whoever waits for it."""

    def enter(self, village: str, phase: Phase, trouble: str = "", tries: int = 0) -> None:
        """Note in what condition a village is from now on."""
        before = self._known.get(village)
        if before is not None and (before.phase, before.trouble, before.tries) == (phase, trouble, tries):
            return
        since = before.since if before is not None and before.phase is phase else self._now()
        self._known[village] = Condition(phase, since, trouble, tries)
        self.changed.set()

    def leave(self, village: str) -> None:
        """Forget a village that doesn't belong here any more."""
        if self._known.pop(village, None) is not None:
            self.changed.set()

    @property
    def known(self) -> Mapping[str, Condition]:
        """What is known now."""
        return dict(self._known)
