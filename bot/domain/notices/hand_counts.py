"""What is said around a hand count: entering it, its witness, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.ballot import Totals
from bot.domain.hand_count import Occasion
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.notices.voting import Question
from bot.domain.paging import Page


@dataclass(frozen=True, slots=True)
class OccasionQuestion(Notice):
    """Asks whether it was a meeting, or ballots on paper."""

    question: Question
    vote_id: int


@dataclass(frozen=True, slots=True)
class RollGroup:
    """One group on the roll."""

    group: int
    ticked: int
    households: int
    """That can be ticked: those whose vote another hand count holds can't."""


@dataclass(frozen=True, slots=True)
class HandRoll(Notice):
    """The groups, and how many of each took part."""

    hand_count_id: int
    question: Question
    groups: tuple[RollGroup, ...]
    ticked: int
    unknown: tuple[str, ...] = ()
    """Of what was written: what names no household that can be ticked."""


@dataclass(frozen=True, slots=True)
class RollHousehold:
    """One household on the roll."""

    household_id: int
    number: str
    head: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class HandGroup(Notice):
    """One group's households, to be ticked."""

    hand_count_id: int
    question: Question
    group: int
    households: tuple[RollHousehold, ...]
    ticked: int
    """Of the group."""
    page: Page


@dataclass(frozen=True, slots=True)
class TotalsPrompt(Notice):
    """So many households took part: the next message says how many were for it, against it, and neither."""

    hand_count_id: int
    households: int


@dataclass(frozen=True, slots=True)
class Witness:
    """A cadre who can be asked."""

    cadre_id: int
    name: str


@dataclass(frozen=True, slots=True)
class WitnessQuestion(Notice):
    """Asks who was there too."""

    hand_count_id: int
    totals: Totals
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class WitnessAsked(Notice):
    """To the secretary: it counts once the witness has confirmed it."""

    hand_count_id: int
    name: str


@dataclass(frozen=True, slots=True)
class WitnessRequest(Notice):
    """Asks the witness whether it was as it was entered."""

    protected: ClassVar[bool] = True

    hand_count_id: int
    question: Question
    occasion: Occasion
    entered_by: str
    households: tuple[str, ...]
    """The numbers of those that took part."""
    totals: Totals


@dataclass(frozen=True, slots=True)
class HandCountConfirmed(Notice):
    """It counts: to both."""

    question: Question
    households: int
    cancelled: int
    """How many of them had tapped before."""


@dataclass(frozen=True, slots=True)
class HandCountRefused(Notice):
    """The witness says that it was otherwise."""

    question: Question
    name: str
    own: bool
    """Whether the reader is the witness."""


@dataclass(frozen=True, slots=True)
class HandCountDropped(Notice):
    """It was taken back."""

    question: Question


@dataclass(frozen=True, slots=True)
class HandCountTooLate(Notice):
    """The vote closed before a witness confirmed it: it doesn't count."""

    question: Question


class NobodyTicked(Refusal):
    """No household has been ticked."""


class TotalsUnread(Refusal):
    """The message doesn't hold three numbers."""


class TotalsDontFit(Refusal):
    """The numbers don't add up to the households that took part."""

    def __init__(self, totals: Totals, households: int) -> None:
        super().__init__(totals, households)
        self.totals = totals
        self.households = households


class HandCountOver(Refusal):
    """It was confirmed, refused or taken back already."""


class NotAWitness(Refusal):
    """This cadre can't be the witness (any more)."""


class CountedTwice(Refusal):
    """A household of it stands in another hand count that was confirmed meanwhile."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number
