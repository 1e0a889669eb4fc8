"""The figures of a disclosure: what the village did for its villagers, counted by the bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.rates import Rate
from bot.domain.topic import Topic

FEWEST = 5  # cases of a center that are shown on their own: fewer could tell whose they are


@dataclass(frozen=True, slots=True)
class Service:
    """How some cases were served, in cases."""

    received: int = 0
    on_the_spot: int = 0
    within_the_week: int = 0
    """Answered or explained not later than promised, those on the spot left out."""
    late: int = 0
    explained: int = 0
    open: int = 0

    def __add__(self, other: Service) -> Service:
        """Return the figures of both together."""
        return Service(
            self.received + other.received,
            self.on_the_spot + other.on_the_spot,
            self.within_the_week + other.within_the_week,
            self.late + other.late,
            self.explained + other.explained,
            self.open + other.open,
        )


@dataclass(frozen=True, slots=True)
class CenterService:
    """One row of the table: a center (or proxy handling), or several that are merged."""

    topics: tuple[Topic, ...]
    service: Service


@dataclass(frozen=True, slots=True)
class SheetFigures:
    """The figures of the time that a disclosure covers. Complaints about cadres are in none of them."""

    centers: tuple[CenterService, ...]
    """As `merged` returns them."""
    total: Service
    response: Rate
    resolution: Rate
    satisfaction: Rate
    visits: Rate
    """Visits held, out of four a week for each cadre."""
    registered: int = 0
    """Matters that cadres registered for somebody (代人登记): counted apart, in none of the others."""
    proxy_done: int = 0
    votes: int = 0


def merged(lines: Sequence[CenterService]) -> tuple[CenterService, ...]:
    """Return the table with every center of fewer than `FEWEST` cases merged into one row at its end.

    Where those together are still fewer, the smallest of the others joins them: else their cases could be
    told after all. Where the small ones have no case at all, nobody is told of, and every row stays.
    """
    small = [line for line in lines if line.service.received < FEWEST]
    large = [line for line in lines if line.service.received >= FEWEST]
    few = sum(line.service.received for line in small)
    if few == 0:
        return tuple(lines)
    if large and few < FEWEST:
        smallest = min(large, key=lambda line: line.service.received)
        large.remove(smallest)
        small.append(smallest)
    order = list(Topic)
    topics = sorted((topic for line in small for topic in line.topics), key=order.index)
    together = sum((line.service for line in small), Service())
    return (*large, CenterService(tuple(topics), together))
