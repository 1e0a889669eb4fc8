"""What the use cases need of storage: courses and who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.course import Course, Enrolment, Seat


class Courses(Protocol):
    """Courses and who takes part in them."""

    async def add(self, course: Course) -> Course:
        """Store a course (its id is ignored); return it with its id."""

    async def get(self, course_id: int) -> Course | None: ...
    async def save(self, course: Course) -> None: ...
    async def starting(self, since: datetime, until: datetime) -> list[Course]:
        """Return the announced courses that start in [since, until), the earliest first."""

    async def enrolments(self, course_id: int) -> list[Enrolment]:
        """Return who signed up, cancelled ones too, in the order of the waiting list."""

    async def enrol(self, course_id: int, account_id: int, seat: Seat, now: datetime) -> None:
        """Put an account into a course, or back into it at the line's end."""

    async def save_enrolment(self, enrolment: Enrolment) -> None: ...
    async def of_account(self, account_id: int) -> list[tuple[Course, Enrolment]]:
        """Return the courses that an account has to do with, the earliest first."""
