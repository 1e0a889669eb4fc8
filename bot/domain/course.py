"""Courses of the education center (农民素质提升中心): seats, a waiting list, and who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.centers import Center
from bot.domain.people import Cadre

SEATS: Final = range(1, 1001)
"""How many seats a course may have."""
PLACE_LIMIT: Final = 60  # characters of where it is held


class CourseState(StrEnum):
    """How far a course has come."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    CALLED_OFF = "called_off"
    DROPPED = "dropped"
    """Its organiser thought better of it before anybody heard of it."""


@dataclass(frozen=True, slots=True)
class Course:
    """A course: what, when, where, for how many."""

    id: int
    cadre_id: int
    """Who organises it."""
    title: str
    state: CourseState
    created_at: datetime
    starts_at: datetime | None = None
    place: str = ""
    seats: int | None = None
    """None until its organiser has said so."""

    def has_begun(self, now: datetime) -> bool:
        """Whether it has begun, so that nobody can sign up or off any more."""
        return self.starts_at is not None and self.starts_at <= now

    def is_open(self, now: datetime) -> bool:
        """Whether somebody can sign up, for a seat or for the waiting list."""
        return self.state is CourseState.ANNOUNCED and not self.has_begun(now)


class Seat(StrEnum):
    """How somebody stands with a course."""

    SEATED = "seated"
    WAITING = "waiting"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One account's place in a course."""

    id: int
    course_id: int
    account_id: int | None
    """None once he was forgotten: only the number stays."""
    seat: Seat
    since: datetime
    """When he signed up (anew): the waiting list's order."""
    came: bool = False


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits in a course and who waits, in order."""

    seats: int
    enrolments: Sequence[Enrolment]
    """Every one of the course, by (since, id)."""

    @property
    def seated(self) -> tuple[Enrolment, ...]:
        """Those who have a seat."""
        return tuple(one for one in self.enrolments if one.seat is Seat.SEATED)

    @property
    def waiting(self) -> tuple[Enrolment, ...]:
        """Those who wait for one, the next first."""
        return tuple(one for one in self.enrolments if one.seat is Seat.WAITING)

    @property
    def free(self) -> int:
        """How many seats are left."""
        return max(0, self.seats - len(self.seated))

    def of(self, account_id: int) -> Enrolment | None:
        """Return how an account stands with the course, or None where it never signed up."""
        return next((one for one in self.enrolments if one.account_id == account_id), None)

    def place_in_line(self, account_id: int) -> int:
        """Return the place on the waiting list from 1 on; 0 where the account doesn't wait."""
        places = [one.account_id for one in self.waiting]
        return places.index(account_id) + 1 if account_id in places else 0


def may_organise(cadre: Cadre) -> bool:
    """Whether somebody may announce courses to the village: the education center, or the secretary."""
    if cadre.is_township or not cadre.active:
        return False
    return cadre.is_secretary or Center.EDUCATION in cadre.centers


def may_run(cadre: Cadre, course: Course) -> bool:
    """Whether somebody may see who takes part in a course, tick who came, and call it off."""
    return cadre.active and (cadre.is_secretary or cadre.id == course.cadre_id)
