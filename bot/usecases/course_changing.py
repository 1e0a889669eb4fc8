"""改时间、改地点: a course that was announced changes, and everybody who signed up is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.course import Seat
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.planning import CourseChangePrompt, CourseChangeQuestion, CourseChangeRecorded
from bot.domain.notices.training import CourseChanged
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import to_micros
from bot.usecases import auditing, course_notices
from bot.usecases.course_planning import place_of, time_of

if TYPE_CHECKING:
    from bot.domain.actions.training import ChangeCourse, ChangeCoursePart
    from bot.domain.course import Course
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def ask(work: Work, person: Person, action: ChangeCourse) -> None:
    """改时间地点: ask which of the two."""
    course = await course_notices.his_course(work, person, action.course_id)
    await work.tell(person.account, CourseChangeQuestion(course))


async def begin(work: Work, person: Person, action: ChangeCoursePart) -> None:
    """The next message is the new time, or the new place."""
    course = await course_notices.his_course(work, person, action.course_id)
    kind = DialogueKind.COURSE_NEW_TIME if action.time else DialogueKind.COURSE_NEW_PLACE
    await work.records.dialogues.put(Dialogue(person.account.id, kind, course.id, work.now))
    await work.tell(person.account, CourseChangePrompt(course, time=action.time))


async def set_time(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the new time: what is to happen the day before and at the beginning moves with it."""
    course = await course_notices.his_course(work, person, dialogue.subject)
    changed = replace(course, starts_at=time_of(work, incoming))
    await course_notices.set_clock(work, changed)
    await _changed(work, person, changed)


async def set_place(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the new place."""
    course = await course_notices.his_course(work, person, dialogue.subject)
    await _changed(work, person, replace(course, place=place_of(incoming)))


async def _changed(work: Work, person: Person, course: Course) -> None:
    await work.records.courses.save(course)
    await auditing.note(work, Act.CHANGED_COURSE, by=person, about_id=course.cadre_id)
    reminders = work.records.reminders
    await reminders.put(ReminderKind.COURSE_CHANGED, course.id, f"{to_micros(work.now)}:0", work.now)
    signed_up = sum(one.seat is not Seat.CANCELLED for one in await course_notices.everybody(work, course))
    await work.tell(person.account, CourseChangeRecorded(course, signed_up))


async def tell(work: Work, reminder: Reminder) -> None:
    """Tell the next participants how it is now."""
    course = await work.records.courses.get(reminder.subject)
    if course is None or not course.is_open(work.now):
        return
    stamp, done = reminder.period.split(":")
    notice = CourseChanged(course, *await course_notices.organiser_of(work, course))
    part = (await course_notices.everybody(work, course))[int(done) :][: course_notices.AT_A_TIME]
    if len(part) == course_notices.AT_A_TIME:
        following = f"{stamp}:{int(done) + len(part)}"
        await work.records.reminders.put(reminder.kind, course.id, following, work.now)
    for enrolment in part:
        if enrolment.seat is not Seat.CANCELLED and enrolment.account_id is not None:
            account = await work.records.accounts.get(enrolment.account_id)
            await work.tell(account, notice, priority=Priority.TASK)
