"""A month's report for the branch: figures by center and by cadre, and no word of anybody's matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.month import Month
from bot.domain.rates import Tally
from bot.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One center, or proxy handling."""

    topic: Topic | None
    """None: nobody chose a center."""
    tally: Tally
    registered: int
    """Matters registered for somebody (代人登记), which the tally leaves out."""


@dataclass(frozen=True, slots=True)
class CadreLine:
    """One cadre: the cases that are his now, or were when they ended."""

    name: str
    tally: Tally
    registered: int


@dataclass(frozen=True, slots=True)
class MonthReport:
    """The matters that came in during a month, as they stand at an instant."""

    month: Month
    as_of: datetime
    topics: tuple[TopicLine, ...]
    cadres: tuple[CadreLine, ...]
    total: Tally
    registered: Tally
    """Those registered for somebody, all of them."""
