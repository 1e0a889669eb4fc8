"""What is said to whoever plans a course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.course import Course
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.spoken_time import Missing


@dataclass(frozen=True, slots=True)
class CourseTitlePrompt(Notice):
    """The next message says what the course is about."""


@dataclass(frozen=True, slots=True)
class CourseTimePrompt(Notice):
    """The next message says when it is."""

    course: Course


@dataclass(frozen=True, slots=True)
class CoursePlacePrompt(Notice):
    """When it is, as it was understood; the next message says where."""

    course: Course


@dataclass(frozen=True, slots=True)
class CourseSeatsPrompt(Notice):
    """The next message says for how many."""

    course: Course


@dataclass(frozen=True, slots=True)
class CoursePreview(Notice):
    """So the notice will look; asks whether it should go out to so many accounts."""

    course: Course
    organiser: str
    phone: str | None
    accounts: int


@dataclass(frozen=True, slots=True)
class CourseDropped(Notice):
    """Nothing of it is kept."""


class TimeUnclear(Refusal):
    """A text doesn't say when; what is missing is asked for."""

    def __init__(self, missing: Missing, hour: int = 0) -> None:
        super().__init__(missing, hour)
        self.missing = missing
        self.hour = hour
        """Of HALF: the hour as it was written."""


class TimePassed(Refusal):
    """The time that was written is over."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class PlaceNeeded(Refusal):
    """Where it is has to be written, in one line."""

    def __init__(self, characters: int) -> None:
        super().__init__(characters)
        self.characters = characters
        """The most that fit."""


class SeatsNeeded(Refusal):
    """How many seats there are has to be a number in this range."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(least, most)
        self.least = least
        self.most = most


class CourseUnplanned(Refusal):
    """A course that was announced or dropped already, or is not his."""


@dataclass(frozen=True, slots=True)
class CourseChangeQuestion(Notice):
    """Asks what of an announced course changes."""

    course: Course


@dataclass(frozen=True, slots=True)
class CourseChangePrompt(Notice):
    """The next message is the new time, or else the new place."""

    course: Course
    time: bool


@dataclass(frozen=True, slots=True)
class CourseChangeRecorded(Notice):
    """It is changed; how many are told."""

    course: Course
    participants: int
