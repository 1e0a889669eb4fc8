"""Courses and who takes part in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.course import Course, CourseState, Enrolment, Seat
from bot.domain.times import from_micros, to_micros
from storage.json_text import storable
from storage.queries import Table


class Courses(Table):
    """Fulfils bot.ports.courses.Courses."""

    async def add(self, course: Course) -> Course:
        """Store a course; return it with its id."""
        row = await self.one("add", **_values(course))
        return replace(course, id=row["id"])

    async def get(self, course_id: int) -> Course | None:
        """Return one course."""
        row = await self.one("get", id=course_id)
        return _course(row) if row else None

    async def save(self, course: Course) -> None:
        """Change a course."""
        await self.run("save", id=course.id, **_values(course))

    async def starting(self, since: datetime, until: datetime) -> list[Course]:
        """Return the announced courses that start within some time."""
        found = await self.all("starting", since=to_micros(since), until=to_micros(until))
        return [_course(row) for row in found]

    async def enrolments(self, course_id: int) -> list[Enrolment]:
        """Return who signed up, in the order of the waiting list."""
        found = await self.all("enrolments", course_id=course_id)
        return [_enrolment(row, row["id"], course_id) for row in found]

    async def enrol(self, course_id: int, account_id: int, seat: Seat, now: datetime) -> None:
        """Put an account into a course, or back into it at the line's end."""
        await self.run(
            "enrol", course_id=course_id, account_id=account_id, seat=seat.value, since=to_micros(now)
        )

    async def save_enrolment(self, enrolment: Enrolment) -> None:
        """Change how somebody stands with a course."""
        await self.run("save_enrolment", id=enrolment.id, seat=enrolment.seat.value, came=int(enrolment.came))

    async def of_account(self, account_id: int) -> list[tuple[Course, Enrolment]]:
        """Return the courses that an account has to do with."""
        found = await self.all("of_account", account_id=account_id)
        return [(_course(row), _enrolment(row, row["enrolment_id"], row["id"])) for row in found]


def _values(course: Course) -> dict[str, object]:
    return {
        "cadre_id": course.cadre_id,
        "title": storable(course.title),
        "state": course.state.value,
        "created_at": to_micros(course.created_at),
        "starts_at": to_micros(course.starts_at) if course.starts_at is not None else None,
        "place": storable(course.place),
        "seats": course.seats,
    }


def _course(row: Any) -> Course:  # noqa: ANN401 - a driver's row
    return Course(
        id=row["id"],
        cadre_id=row["cadre_id"],
        title=row["title"],
        state=CourseState(row["state"]),
        created_at=from_micros(row["created_at"]),
        starts_at=from_micros(row["starts_at"]) if row["starts_at"] is not None else None,
        place=row["place"],
        seats=row["seats"],
    )


def _enrolment(row: Any, enrolment_id: int, course_id: int) -> Enrolment:  # noqa: ANN401 - a driver's row
    return Enrolment(
        id=enrolment_id,
        course_id=course_id,
        account_id=row["account_id"],
        seat=Seat(row["seat"]),
        since=from_micros(row["since"]),
        came=bool(row["came"]),
    )
