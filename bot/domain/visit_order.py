"""Whom to visit next: the order, and out of whom it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from bot.domain.directory import Directory
from bot.domain.people import Cadre, Household
from bot.domain.roster import HouseholdKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A household with what its turn depends on."""

    household: Household
    last_visited: date | None
    """None: never."""
    paired: bool
    """Whether it is the large grower or the household in difficulty that this cadre is tied to."""
    in_bot: bool
    """Whether somebody of it has joined: who hasn't can say nothing unless he is asked at home."""

    @property
    def turn(self) -> tuple[date, bool, bool, bool, int, str]:
        """What the order goes by: the smaller, the sooner."""
        return (
            self.last_visited or date.min,
            not self.paired,
            self.household.kind is not HouseholdKind.IN_DIFFICULTY,
            self.in_bot,
            self.household.group,
            self.household.number,
        )


def in_turn(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates by whose turn it is.

    Longest not visited first; then the paired ones, those in difficulty, those with no phone in the bot.
    """
    return sorted(candidates, key=lambda candidate: candidate.turn)


def candidate(
    cadre: Cadre, household: Household, last: Mapping[int, date], in_bot: AbstractSet[int]
) -> Candidate:
    """Return a household as this cadre's candidate."""
    return Candidate(
        household,
        last.get(household.id),
        household.id in {cadre.large_household_id, cadre.poor_household_id},
        household.id in in_bot,
    )


def own(cadre: Cadre, household: Household) -> bool:
    """Whether a household is this cadre's by pairing: of his group, or one of the two tied to him."""
    tied = household.id in {cadre.large_household_id, cadre.poor_household_id}
    return tied or household.group == cadre.group


def whose_turn(
    cadre: Cadre,
    directory: Directory,
    households: Sequence[Household],
    last: Mapping[int, date],
    in_bot: AbstractSet[int],
) -> list[Candidate]:
    """Return every household in the order in which this cadre should visit them.

    His own by pairing come first, then groups with which nobody is paired, then the others; each of these
    in turn. Who has left the village is in none of them.
    """
    orphaned = {household.group for household in households if not directory.paired_with(household.group)}

    def circle(each: Candidate) -> int:
        if own(cadre, each.household):
            return 0
        return 1 if each.household.group in orphaned else 2

    living = (candidate(cadre, each, last, in_bot) for each in households if each.active)
    return sorted(in_turn(living), key=circle)
