"""What everybody hears of a course: the notice, the day before, and that it is called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.bulletin import Audience, Scope
from bot.domain.course import Course, CourseState, Seat, may_run
from bot.domain.notices.planning import CourseUnplanned, TimePassed
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.training import (
    CalledOff,
    CallingOffQuestion,
    CallingOffRecorded,
    CourseBegun,
    CourseClosed,
    CourseNotice,
    CourseTomorrow,
)
from bot.domain.queues import Priority
from bot.domain.reach import EVERYBODY
from bot.domain.reminder import ReminderKind
from bot.domain.times import instant, local_day
from bot.usecases import auditing, counting
from bot.usecases.course_planning import planned
from bot.usecases.shared_keys import course_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.actions.training import AnnounceCourse, CallOff, CallOffForGood
    from bot.domain.course import Enrolment
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

VILLAGE: Final = Audience(Scope.VILLAGE)
AT_A_TIME: Final = 200  # recipients put into the outbox in one transaction
EVE_AT: Final = time(18, 0)  # village time of the day before


async def announce(work: Work, person: Person, action: AnnounceCourse) -> None:
    """发通知: to the whole village; the day before and the beginning go into the agenda."""
    course = await planned(work, person, action.course_id)
    if course.starts_at is None or course.seats is None:
        raise CourseUnplanned
    if course.has_begun(work.now):
        raise TimePassed(course.starts_at)
    await work.records.courses.save(replace(course, state=CourseState.ANNOUNCED))
    await auditing.note(work, Act.ANNOUNCED_COURSE, by=person)
    reminders = work.records.reminders
    await reminders.put(ReminderKind.COURSE_NOTICE, course.id, f"{person.account.id}:0", work.now)
    await set_clock(work, course)
    whole = len(await work.records.audiences.of(VILLAGE, 0, EVERYBODY))
    await counting.begin(work, person.account, _sent(course), whole)


async def set_clock(work: Work, course: Course) -> None:
    """Put the day before and the beginning into the agenda, in the place of what was there."""
    assert course.starts_at is not None
    reminders, zone = work.records.reminders, work.village.zone
    await reminders.move(ReminderKind.COURSE_ROLL, course.id, "", course.starts_at)
    eve = instant(local_day(course.starts_at, zone) - timedelta(days=1), EVE_AT, zone)
    if eve > work.now:
        await reminders.move(ReminderKind.COURSE_EVE, course.id, "0", eve)
    else:
        await reminders.cancel(ReminderKind.COURSE_EVE, course.id)


async def go_on(work: Work, reminder: Reminder) -> None:
    """Put the next recipients of the notice into the outbox. A crash repeats nobody."""
    course = await work.records.courses.get(reminder.subject)
    if course is None or not course.is_open(work.now):
        return
    teller_id, after = reminder.period.split(":")
    organiser, phone = await organiser_of(work, course)
    notice = CourseNotice(course, organiser, phone, course_key(course, organiser, phone))
    recipients = await work.records.audiences.of(VILLAGE, int(after), AT_A_TIME)
    for recipient in recipients:
        key = counting.key_of(_sent(course), recipient.account.id)
        await work.tell(recipient.account, notice, priority=Priority.BROADCAST, key=key)
    if recipients:
        last = f"{teller_id}:{recipients[-1].account.id}"
        await work.records.reminders.put(ReminderKind.COURSE_NOTICE, course.id, last, work.now)
    elif int(after):
        await counting.expect(work, int(teller_id), _sent(course))


async def remind(work: Work, reminder: Reminder) -> None:
    """The day before: remind everybody who has a seat."""
    course = await work.records.courses.get(reminder.subject)
    if course is None or not course.is_open(work.now):
        return
    notice = CourseTomorrow(course, *await organiser_of(work, course))
    for enrolment in await _next(work, reminder, course):
        if enrolment.seat is Seat.SEATED and enrolment.account_id is not None:
            account = await work.records.accounts.get(enrolment.account_id)
            await work.tell(account, notice, priority=Priority.REMINDER)


async def ask_to_call_off(work: Work, person: Person, action: CallOff) -> None:
    """取消培训: ask once more."""
    course = await his_course(work, person, action.course_id)
    participants = sum(one.seat is not Seat.CANCELLED for one in await everybody(work, course))
    await work.tell(person.account, CallingOffQuestion(course, participants))


async def call_off(work: Work, person: Person, action: CallOffForGood) -> None:
    """取消培训: everybody who signed up is told."""
    course = await his_course(work, person, action.course_id)
    await work.records.courses.save(replace(course, state=CourseState.CALLED_OFF))
    await auditing.note(work, Act.CALLED_COURSE_OFF, by=person, about_id=course.cadre_id)
    reminders = work.records.reminders
    await reminders.cancel(ReminderKind.COURSE_EVE, course.id)
    await reminders.cancel(ReminderKind.COURSE_ROLL, course.id)
    await reminders.put(ReminderKind.COURSE_OFF, course.id, "0", work.now)
    participants = sum(one.seat is not Seat.CANCELLED for one in await everybody(work, course))
    await work.tell(person.account, CallingOffRecorded(course, participants))


async def tell_of_the_end(work: Work, reminder: Reminder) -> None:
    """Tell the next participants that it is called off."""
    course = await work.records.courses.get(reminder.subject)
    if course is None:
        return
    notice = CalledOff(course, *await organiser_of(work, course))
    for enrolment in await _next(work, reminder, course):
        if enrolment.seat is not Seat.CANCELLED and enrolment.account_id is not None:
            account = await work.records.accounts.get(enrolment.account_id)
            await work.tell(account, notice, priority=Priority.TASK)


async def organiser_of(work: Work, course: Course) -> tuple[str, str | None]:
    """Return the name and phone of who organises a course."""
    cadres = {cadre.id: cadre for cadre in await work.records.people.cadres()}
    cadre = cadres[course.cadre_id]
    return cadre.name, cadre.phone


async def _next(work: Work, reminder: Reminder, course: Course) -> Sequence[Enrolment]:
    """Return the participants whose turn it is, and put the next ones into the agenda."""
    done = int(reminder.period)
    part = (await everybody(work, course))[done : done + AT_A_TIME]
    if len(part) == AT_A_TIME:
        await work.records.reminders.put(reminder.kind, course.id, str(done + AT_A_TIME), work.now)
    return part


async def everybody(work: Work, course: Course) -> list[Enrolment]:
    """Return all who ever signed up, in an order that stays: by id."""
    return sorted(await work.records.courses.enrolments(course.id), key=lambda one: one.id)


async def his_course(work: Work, person: Person, course_id: int) -> Course:
    """Return a course that he may change or call off; raise a Refusal where there is none."""
    course = await work.records.courses.get(course_id)
    if course is None or person.cadre is None or not may_run(person.cadre, course):
        raise NotYours
    if course.state is not CourseState.ANNOUNCED:
        raise CourseClosed
    if course.has_begun(work.now):
        raise CourseBegun
    return course


def _sent(course: Course) -> str:
    return f"course:{course.id}"
