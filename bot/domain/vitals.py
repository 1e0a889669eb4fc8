"""Vital signs: whether a village's bot keeps up, in figures that name nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Vitals:
    """How much waits, and since when."""

    unsettled: int
    """Updates that wait to be handled."""
    unsettled_since: datetime | None
    """When the oldest of them came; None where there is none, as below."""
    parked: int
    """Updates that nobody could handle: `lianxin parked`."""
    unsent: int
    """Messages that may go out now, and have not."""
    unsent_since: datetime | None
    """When the first of them might have gone."""
    late_reminders: int
    late_since: datetime | None
    """When the first of them was due."""
    overdue_cases: int
    """Cases whose promised date has passed, complaints too: a number alone."""
