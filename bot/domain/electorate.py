"""The electorate: which households may take part in a vote, and which have. Fixed at the notice.

A household that leaves the roster meanwhile stays in it, and one that comes into it isn't.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.ballot import Way
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class Elector:
    """One household of an electorate. There is one row for each: none can count twice."""

    household_id: int
    way: Way | None = None
    """None: it has not taken part."""
    account_id: int | None = None
    """Who tapped for it; None where nobody did, and for everybody once the vote is closed."""
    hand_count_id: int | None = None
    sealed: bool = False
    """Its choice went into an earlier close (the vote was extended since): it can't be changed any more."""

    @property
    def took_part(self) -> bool:
        """Whether it has said anything."""
        return self.way is not None


def electorate(households: Iterable[Household]) -> list[int]:
    """Return the households that may take part in a vote announced now: all that live in the village."""
    return [household.id for household in households if household.active]
