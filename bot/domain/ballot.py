"""A ballot: what one household can say to a matter, and what all of them have said together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What a household says."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    """Takes part, and is neither for it nor against it."""


class Way(StrEnum):
    """How a household took part."""

    TAP = "tap"
    HANDS = "hands"
    """At a meeting, or on paper: entered by the secretary, confirmed by a witness."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many households said what. Nothing in it says which."""

    in_favour: int = 0
    against: int = 0
    abstaining: int = 0

    @classmethod
    def of(cls, choices: Iterable[Choice]) -> Totals:
        """Return what these come to."""
        listed = list(choices)
        return cls(listed.count(Choice.FOR), listed.count(Choice.AGAINST), listed.count(Choice.ABSTAIN))

    @property
    def took_part(self) -> int:
        """How many households said anything."""
        return self.in_favour + self.against + self.abstaining

    def __add__(self, other: Totals) -> Totals:
        """Return both together."""
        return Totals(
            self.in_favour + other.in_favour,
            self.against + other.against,
            self.abstaining + other.abstaining,
        )
