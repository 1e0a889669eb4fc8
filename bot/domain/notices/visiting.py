"""What is said around visits (谈心活动, 走访记录)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.people import Household
from bot.domain.visit import Tally
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class VisitPrompt(Notice):
    """走访记录 was pressed: this week's count, and asks which household it was."""

    protected: ClassVar[bool] = True

    tally: Tally
    target: int
    households: tuple[Household, ...]
    """Those whose turn it is, first."""


@dataclass(frozen=True, slots=True)
class VisitHouseholds(Notice):
    """Households that fit what was searched for."""

    protected: ClassVar[bool] = True

    households: tuple[Household, ...]


@dataclass(frozen=True, slots=True)
class VisitTalkPrompt(Notice):
    """The next message is what was talked about."""

    protected: ClassVar[bool] = True

    household: Household
    day: date
    is_today: bool


@dataclass(frozen=True, slots=True)
class VisitAgain(Notice):
    """This visit is recorded already: what comes next is added to it."""

    protected: ClassVar[bool] = True

    household: Household
    day: date


@dataclass(frozen=True, slots=True)
class VisitDayPrompt(Notice):
    """On which day: to be tapped or written."""

    protected: ClassVar[bool] = True

    household: Household
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class VisitRecorded(Notice):
    """It is recorded, and counts."""

    protected: ClassVar[bool] = True

    visit_id: int
    household: Household
    day: date
    tally: Tally
    target: int


@dataclass(frozen=True, slots=True)
class VisitAdded(Notice):
    """What was just written stands with the visit."""

    protected: ClassVar[bool] = True

    household: Household


@dataclass(frozen=True, slots=True)
class TogetherQuestion(Notice):
    """A colleague recorded the same household on the same day: asks whether they went together."""

    protected: ClassVar[bool] = True

    visit_id: int
    other_id: int
    household: Household
    day: date
    colleague_name: str


@dataclass(frozen=True, slots=True)
class TogetherNoted(Notice):
    """Whether the two visits are one is noted."""

    colleague_name: str
    together: bool


@dataclass(frozen=True, slots=True)
class ProblemPrompt(Notice):
    """The next message is the problem that the household raised; it becomes a case."""

    protected: ClassVar[bool] = True

    visit_id: int
    household: Household


@dataclass(frozen=True, slots=True)
class VisitRemoved(Notice):
    """The record was taken back."""

    protected: ClassVar[bool] = True

    household: Household
    day: date


@dataclass(frozen=True, slots=True)
class VisitQuestion(Notice):
    """Asks a household whether a cadre was there."""

    visit_id: int
    cadre_names: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class VisitConfirmed(Notice):
    """Thanks; what was said goes to nobody, or to the secretary alone."""

    came: bool


@dataclass(frozen=True, slots=True)
class VisitDenied(Notice):
    """没有来过: for the secretary alone, or for the township's contact where it was the secretary."""

    protected: ClassVar[bool] = True

    cadre_names: tuple[str, ...]
    household: Household
    day: date


@dataclass(frozen=True, slots=True)
class WeekReview(Notice):
    """Sunday evening's: a cadre's own count and, if he is short, whom to visit next."""

    protected: ClassVar[bool] = True

    week: Week
    tally: Tally
    target: int
    next_households: tuple[Household, ...]


@dataclass(frozen=True, slots=True)
class WeekLine:
    """One cadre's week."""

    cadre_name: str
    visits: int
    households: int
    target: int
    """0 while he is on leave all week."""
    denied: int
    """How many the households say never took place; they are not among the visits."""


@dataclass(frozen=True, slots=True)
class WeekTable(Notice):
    """The village's week, for the secretary: numbers and cadres' names."""

    protected: ClassVar[bool] = True

    week: Week
    lines: tuple[WeekLine, ...]
    is_over: bool


class HouseholdLeft(Refusal):
    """The household has left the village."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class OwnHousehold(Refusal):
    """A visit to one's own home is none."""


class DayUnknown(Refusal):
    """What was written names no day."""


class DayAhead(Refusal):
    """That day is still to come."""


class DayTooOld(Refusal):
    """A visit is recorded within so many days."""

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days


class SaysNothing(Refusal):
    """There is neither letter nor digit in it."""


class TooLong(Refusal):
    """A recording is longer than anybody listens to."""

    def __init__(self, minutes: int, most: int) -> None:
        super().__init__(minutes, most)
        self.minutes = minutes
        self.most = most


class ProblemRaised(Refusal):
    """A case was made of it already."""

    def __init__(self, number: CaseNumber) -> None:
        super().__init__(number)
        self.number = number


class VisitStays(Refusal):
    """The household was asked and has answered, or a case was made of it: the record can't be taken back."""


class VisitGone(Refusal):
    """The record was taken back, or its word is given already."""
