"""A visit (谈心活动): a cadre was with a household on a day. At least four a week are expected of him.

A figure is earned: where the household says that nobody came, the visit doesn't count. Who recorded it is not
told so: to him it stands as he wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class HouseholdsWord(StrEnum):
    """What the household says to it, in one tap."""

    CAME = "came"
    DID_NOT_COME = "did_not_come"
    """没有来过: for the secretary's eyes alone."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One cadre with one household on one day: never twice."""

    id: int
    cadre_id: int
    household_id: int
    day: date
    recorded_at: datetime
    together_with: int | None = None
    """The visit of the colleague with whom he went: for the household the two are one."""
    word: HouseholdsWord | None = None
    case_id: int | None = None
    """The case that a problem raised there has become."""

    @property
    def counts(self) -> bool:
        """Whether it stands in figures that others see."""
        return self.word is not HouseholdsWord.DID_NOT_COME


@dataclass(frozen=True, slots=True)
class Tally:
    """How many visits, to how many different households."""

    visits: int
    households: int


def tally(visits: Iterable[Visit]) -> Tally:
    """Return how many there are of these."""
    each = list(visits)
    return Tally(len(each), len({visit.household_id for visit in each}))


def held(visits: Iterable[Visit]) -> list[Visit]:
    """Return those that count: what a household says never took place is left out."""
    return [visit for visit in visits if visit.counts]


def by_cadre(visits: Iterable[Visit], cadre_id: int) -> list[Visit]:
    """Return a cadre's own."""
    return [visit for visit in visits if visit.cadre_id == cadre_id]


def expected(cadres: int, per_week: int, since: date, until: date) -> int:
    """Return how many visits so many cadres owe on the days of [since, until), rounded down."""
    return cadres * per_week * (until - since).days // 7
