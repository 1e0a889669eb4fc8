"""Signing up for a course and off again; the waiting list moves up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.course import CourseState, Seat, Seating, may_run
from bot.domain.notices.training import (
    AlreadySignedUp,
    CourseBegun,
    CourseClosed,
    CourseDetails,
    CourseList,
    MovedUp,
    NotSignedUp,
    OnTheWaitingList,
    SignedOff,
    SignedUp,
)
from bot.domain.queues import Priority
from bot.usecases.course_notices import organiser_of

if TYPE_CHECKING:
    from bot.domain.actions.training import ShowCourse, ShowCourses, SignOff, SignUp
    from bot.domain.course import Course
    from bot.domain.people import Account, Person
    from bot.usecases.work import Work

AHEAD: Final = timedelta(days=3650)  # nobody announces a course for later
STILL_SHOWN: Final = timedelta(days=7)
"""For so long whoever runs a course finds it after its beginning, to tick who came."""
MOST: Final = 20  # courses on one screen


async def show(work: Work, person: Person, _action: ShowCourses) -> None:
    """Show the courses to come; to whoever runs them, those of the last days too."""
    since = work.now - STILL_SHOWN if person.cadre is not None else work.now
    found = await work.records.courses.starting(since, work.now + AHEAD)
    shown = [
        course
        for course in found
        if not course.has_begun(work.now) or (person.cadre is not None and may_run(person.cadre, course))
    ]
    await work.tell(person.account, CourseList(tuple(shown[:MOST])))


async def read(work: Work, person: Person, action: ShowCourse) -> None:
    """Show one course, and how the reader stands with it."""
    course = await _announced(work, action.course_id)
    seating = await _seating(work, course)
    own = seating.of(person.account.id)
    name, phone = await organiser_of(work, course)
    details = CourseDetails(
        course=course,
        organiser=name,
        phone=phone,
        seated=len(seating.seated),
        waiting=len(seating.waiting),
        seat=own.seat if own is not None else None,
        place_in_line=seating.place_in_line(person.account.id),
        is_open=course.is_open(work.now),
        runs=person.cadre is not None and may_run(person.cadre, course),
    )
    await work.tell(person.account, details)


async def sign_up(work: Work, person: Person, action: SignUp) -> None:
    """我要参加: a seat, or else a place on the waiting list."""
    course = await _open(work, action.course_id)
    seating = await _seating(work, course)
    own = seating.of(person.account.id)
    if own is not None and own.seat is not Seat.CANCELLED:
        raise AlreadySignedUp
    # Whoever waits comes first, though a seat may just have become free.
    seat = Seat.SEATED if seating.free and not seating.waiting else Seat.WAITING
    await work.records.courses.enrol(course.id, person.account.id, seat, work.now)
    if seat is Seat.SEATED:
        await work.tell(person.account, SignedUp(course))
        return
    await _move_up(work, course)
    line = await _seating(work, course)
    place = line.place_in_line(person.account.id)
    if place:
        await work.tell(person.account, OnTheWaitingList(course, place))


async def sign_off(work: Work, person: Person, action: SignOff) -> None:
    """不去了: whoever waits first moves up."""
    course = await _open(work, action.course_id)
    if not await _give_up(work, course, person.account.id):
        raise NotSignedUp
    await work.tell(person.account, SignedOff(course))
    await _move_up(work, course)


async def give_up_all(work: Work, account: Account) -> None:
    """Free the seats of somebody who leaves the bot."""
    for course, enrolment in await work.records.courses.of_account(account.id):
        if course.is_open(work.now) and enrolment.seat is not Seat.CANCELLED:
            await _give_up(work, course, account.id)
            await _move_up(work, course)


async def _give_up(work: Work, course: Course, account_id: int) -> bool:
    own = (await _seating(work, course)).of(account_id)
    if own is None or own.seat is Seat.CANCELLED:
        return False
    await work.records.courses.save_enrolment(replace(own, seat=Seat.CANCELLED))
    return True


async def _move_up(work: Work, course: Course) -> None:
    """Give what seats are free to those who wait, in order. Whom the bot can't reach is passed over."""
    seating = await _seating(work, course)
    free = seating.free
    for enrolment in seating.waiting:
        if not free:
            return
        account = await work.records.accounts.get(enrolment.account_id or 0)
        if await work.tell(account, MovedUp(course), priority=Priority.TASK):
            await work.records.courses.save_enrolment(replace(enrolment, seat=Seat.SEATED))
            free -= 1


async def _seating(work: Work, course: Course) -> Seating:
    return Seating(course.seats or 0, await work.records.courses.enrolments(course.id))


async def _announced(work: Work, course_id: int) -> Course:
    course = await work.records.courses.get(course_id)
    if course is None or course.state is not CourseState.ANNOUNCED:
        raise CourseClosed
    return course


async def _open(work: Work, course_id: int) -> Course:
    course = await _announced(work, course_id)
    if course.has_begun(work.now):
        raise CourseBegun
    return course
