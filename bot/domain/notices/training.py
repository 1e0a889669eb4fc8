"""What is said around courses: the notice, signing up, the waiting list, who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.course import Course, Seat
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page


@dataclass(frozen=True, slots=True)
class CourseNotice(Notice):
    """A course is announced; a tap signs up."""

    course: Course
    organiser: str
    phone: str | None
    picture: str
    """The key of the picture that everybody shares."""


@dataclass(frozen=True, slots=True)
class CourseList(Notice):
    """The courses to come."""

    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class CourseDetails(Notice):
    """One course, and how the reader stands with it."""

    course: Course
    organiser: str
    phone: str | None
    seated: int
    waiting: int
    seat: Seat | None
    """The reader's own; None where he never signed up."""
    place_in_line: int
    """His place on the waiting list; 0 where he doesn't wait."""
    is_open: bool
    runs: bool
    """Whether he sees who takes part, and may call it off."""


@dataclass(frozen=True, slots=True)
class SignedUp(Notice):
    """He has a seat."""

    course: Course


@dataclass(frozen=True, slots=True)
class OnTheWaitingList(Notice):
    """There is no seat left; he waits for one."""

    course: Course
    place: int


@dataclass(frozen=True, slots=True)
class SignedOff(Notice):
    """He doesn't come."""

    course: Course


@dataclass(frozen=True, slots=True)
class MovedUp(Notice):
    """Somebody signed off: he has the seat."""

    course: Course


@dataclass(frozen=True, slots=True)
class CourseTomorrow(Notice):
    """The day before."""

    course: Course
    organiser: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class CourseChanged(Notice):
    """Time or place are others now; told to everybody who signed up."""

    course: Course
    organiser: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class CallingOffQuestion(Notice):
    """Asks once more whether a course should be called off."""

    course: Course
    participants: int
    """Seated and waiting."""


@dataclass(frozen=True, slots=True)
class CalledOff(Notice):
    """A course is called off: said to everybody who signed up."""

    course: Course
    organiser: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class CallingOffRecorded(Notice):
    """It is called off, and so many are being told."""

    course: Course
    participants: int


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who has a seat."""

    enrolment_id: int
    name: str
    """With his household's number, where he is of one."""
    came: bool


@dataclass(frozen=True, slots=True)
class CourseRoll(Notice):
    """Who has a seat, and who came: ticked by the organiser."""

    protected: ClassVar[bool] = True

    course: Course
    participants: tuple[Participant, ...]
    seated: int
    came: int
    waiting: int
    page: Page
    begun: bool
    """Before that nobody can have come."""


class CourseClosed(Refusal):
    """It is called off."""


class CourseBegun(Refusal):
    """It has begun: nobody signs up or off any more."""


class AlreadySignedUp(Refusal):
    """He has a seat, or waits for one, already."""


class NotSignedUp(Refusal):
    """He isn't on the list (any more)."""


class NotBegun(Refusal):
    """It has not begun: nobody can have come."""
