"""Who came to a course: ticked by whoever runs it, from its beginning on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.course import CourseState, Seat, Seating, may_run
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.training import CourseClosed, CourseRoll, NotBegun, NotSignedUp, Participant
from bot.domain.paging import Page
from bot.domain.queues import Priority

if TYPE_CHECKING:
    from bot.domain.actions.training import ShowRoll, TickCame
    from bot.domain.course import Course, Enrolment
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

PAGE: Final = 8  # names on one screen


async def ask(work: Work, reminder: Reminder) -> None:
    """It begins: show whoever organises it the names, to be ticked."""
    course = await work.records.courses.get(reminder.subject)
    if course is None or course.state is not CourseState.ANNOUNCED:
        return
    directory = await work.records.people.directory()
    runs = directory.get(course.cadre_id) or directory.secretary  # whoever planned it may have left since
    account = await work.records.accounts.of_cadre(runs.id) if runs is not None else None
    await work.tell(account, await _roll(work, course, 0), priority=Priority.TASK)


async def show(work: Work, person: Person, action: ShowRoll) -> None:
    """Show who takes part."""
    course = await _run(work, person, action.course_id)
    roll = await _roll(work, course, action.offset)
    await work.tell(person.account, roll, edits=work.tapped if action.in_place else None)


async def tick(work: Work, person: Person, action: TickCame) -> None:
    """This one came, or did not; the list changes in place."""
    course = await _run(work, person, action.course_id)
    if not course.has_begun(work.now):
        raise NotBegun
    enrolments = await work.records.courses.enrolments(course.id)
    found = next((one for one in enrolments if one.id == action.enrolment_id), None)
    if found is None or found.seat is not Seat.SEATED:
        raise NotSignedUp
    await work.records.courses.save_enrolment(replace(found, came=action.came))
    roll = await _roll(work, course, action.offset)
    await work.tell(person.account, roll, edits=work.tapped)


async def _roll(work: Work, course: Course, offset: int) -> CourseRoll:
    seating = Seating(course.seats or 0, await work.records.courses.enrolments(course.id))
    seated = seating.seated
    part = seated[offset : offset + PAGE]
    return CourseRoll(
        course=course,
        participants=tuple([await _participant(work, one) for one in part]),
        seated=len(seated),
        came=sum(one.came for one in seated),
        waiting=len(seating.waiting),
        page=Page(offset, PAGE, len(seated) > offset + PAGE),
        begun=course.has_begun(work.now),
    )


async def _participant(work: Work, enrolment: Enrolment) -> Participant:
    account = await work.records.accounts.get(enrolment.account_id) if enrolment.account_id else None
    if account is None:
        return Participant(enrolment.id, "", enrolment.came)
    person = await work.person_of(account)
    number = f"{person.household.number} " if person.household is not None else ""
    return Participant(enrolment.id, f"{number}{person.name}".strip(), enrolment.came)


async def _run(work: Work, person: Person, course_id: int) -> Course:
    course = await work.records.courses.get(course_id)
    if course is None or person.cadre is None or not may_run(person.cadre, course):
        raise NotYours
    if course.state is not CourseState.ANNOUNCED:
        raise CourseClosed
    return course
