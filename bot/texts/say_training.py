"""What is said around courses: the notice, signing up, the waiting list, who came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.actions.training import (
    CallOff,
    CallOffForGood,
    ChangeCourse,
    ShowCourse,
    ShowRoll,
    SignOff,
    SignUp,
    TickCame,
)
from bot.domain.course import Seat
from bot.domain.notices import training
from bot.texts.pager import pager
from bot.texts.render import render
from bot.texts.screen import Button, Picture, Screen, SharedFile
from bot.texts.when import hour, when
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.domain.course import Course


def course_facts(words: Words, course: Course, organiser: str, phone: str | None) -> list[str]:
    """Return what a course is, line by line."""
    return [
        words._("Course: {title}", title=course.title),
        words._("When: {when}", when=when(words, course.starts_at)),
        words._("Where: {place}", place=course.place),
        words._("Seats: {seats}", seats=course.seats),
        words._("Ask {name}, {phone}", name=organiser, phone=words.phone(phone)),
    ]


def course_picture(words: Words, course: Course, organiser: str, phone: str | None) -> Picture:
    """Return the same as a picture, to be read on a small phone and passed on."""
    data = {
        "lang": words.locale.partition("_")[0],
        "village": words.village,
        "kind": words._("Course notice"),
        "title": course.title,
        "lines": [
            {"label": words._("When"), "value": "\n".join(_day_and_hour(words, course))},
            {"label": words._("Where"), "value": course.place},
            {"label": words._("Seats"), "value": str(course.seats)},
            {"label": words._("Ask"), "value": f"{organiser} {phone or ''}".strip()},
        ],
        "how": words._("To take part, tap “I'll come” above this picture."),
    }
    return Picture("course", data)


def _day_and_hour(words: Words, course: Course) -> tuple[str, ...]:
    at = course.starts_at
    return () if at is None else (words.day(at), hour(words, at))


@render.register
def _(notice: training.CourseNotice, words: Words) -> Screen:
    facts = course_facts(words, notice.course, notice.organiser, notice.phone)
    picture = SharedFile(notice.picture, "sendPhoto", "course.png")
    return Screen("\n".join(facts), (_sign_up(words, notice.course),), below=picture)


@render.register
def _(notice: training.CourseList, words: Words) -> Screen:
    if not notice.courses:
        return Screen(words._("No course is planned just now. You hear of the next one."))
    rows = [
        (Button(f"{when(words, course.starts_at)} · {course.title}", ShowCourse(course.id)),)
        for course in notice.courses
    ]
    return Screen(words._("Which course?"), rows)


@render.register
def _(notice: training.CourseDetails, words: Words) -> Screen:
    course = notice.course
    lines = course_facts(words, course, notice.organiser, notice.phone)
    lines.append(words._("Taken: {seated}, waiting: {waiting}", seated=notice.seated, waiting=notice.waiting))
    rows: list[tuple[Button, ...]] = []
    if notice.seat is Seat.SEATED:
        lines.append(words._("You have a seat."))
    elif notice.seat is Seat.WAITING:
        lines.append(words._("You are number {place} on the waiting list.", place=notice.place_in_line))
    if notice.is_open:
        signed_up = notice.seat in {Seat.SEATED, Seat.WAITING}
        rows.append(sign_off(words, course) if signed_up else _sign_up(words, course))
    if notice.runs:
        rows.append((Button(words._("Who takes part"), ShowRoll(course.id, 0)),))
    if notice.runs and notice.is_open:
        rows.append((Button(words._("Change time or place"), ChangeCourse(course.id)),))
        rows.append((Button(words._("Call it off"), CallOff(course.id)),))
    return Screen("\n".join(lines), rows)


@render.register
def _(notice: training.CallingOffQuestion, words: Words) -> Screen:
    text = words.n(
        "Call “{title}” off? {count} person who signed up will be told.",
        "Call “{title}” off? {count} people who signed up will be told.",
        notice.participants,
        title=notice.course.title,
    )
    return Screen(text, ((Button(words._("Yes, call it off"), CallOffForGood(notice.course.id)),),))


@render.register
def _(notice: training.CalledOff, words: Words) -> Screen:
    return Screen(
        words._(
            "The course “{title}” on {when} is called off, we are sorry. Ask {name}, {phone}.",
            title=notice.course.title,
            when=when(words, notice.course.starts_at),
            name=notice.organiser,
            phone=words.phone(notice.phone),
        )
    )


@render.register
def _(notice: training.CallingOffRecorded, words: Words) -> Screen:
    return Screen(
        words.n(
            "“{title}” is called off; {count} person is being told.",
            "“{title}” is called off; {count} people are being told.",
            notice.participants,
            title=notice.course.title,
        )
    )


@render.register
def _(notice: training.CourseRoll, words: Words) -> Screen:
    course = notice.course
    lines = [
        words._("Course: {title}", title=course.title),
        words._("Taken: {seated}, waiting: {waiting}", seated=notice.seated, waiting=notice.waiting),
    ]
    turn = pager(words, notice.page, lambda offset: ShowRoll(course.id, offset, in_place=True))
    if not notice.begun:
        lines += [_name(words, one) for one in notice.participants]
        return Screen("\n".join(lines), turn)
    lines.append(words._("Came: {came}. Tap a name to tick it.", came=notice.came))
    rows = [
        (
            Button(
                f"✔ {_name(words, one)}" if one.came else _name(words, one),
                TickCame(course.id, one.enrolment_id, not one.came, notice.page.offset),
            ),
        )
        for one in notice.participants
    ]
    return Screen("\n".join(lines), [*rows, *turn])


def _name(words: Words, participant: training.Participant) -> str:
    return participant.name or words._("(has left)")


def _sign_up(words: Words, course: Course) -> tuple[Button]:
    return (Button(words._("I'll come"), SignUp(course.id)),)


def sign_off(words: Words, course: Course) -> tuple[Button]:
    """Return the button that signs off."""
    return (Button(words._("I won't come"), SignOff(course.id)),)
