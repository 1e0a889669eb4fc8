"""办培训: what, when, where and for how many are asked for one by one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.bulletin import TITLE_LIMIT, Audience, Scope
from bot.domain.course import PLACE_LIMIT, SEATS, Course, CourseState, may_organise
from bot.domain.day_ahead import number
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.planning import (
    CourseDropped,
    CoursePlacePrompt,
    CoursePreview,
    CourseSeatsPrompt,
    CourseTimePrompt,
    CourseTitlePrompt,
    CourseUnplanned,
    PlaceNeeded,
    SeatsNeeded,
    TimePassed,
    TimeUnclear,
)
from bot.domain.notices.practice import TitleNeeded
from bot.domain.notices.publishing import NotYours
from bot.domain.reach import EVERYBODY
from bot.domain.spoken_time import Unclear, spoken_time
from bot.usecases.pairing import serving
from bot.usecases.practice import words_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.training import DropCourse, PlanCourse
    from bot.domain.people import Cadre, Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

_PEOPLE: Final = re.compile(r"(\d{1,9}|[一二三四五六七八九十]{1,3})[个人名位座席额左右\s]*")
"""30, 30人, 三十个名额."""


async def begin(work: Work, person: Person, _action: PlanCourse) -> None:
    """办培训: ask what it is about."""
    organising(person)
    await _wait(work, person, DialogueKind.COURSE_TITLE, 0)
    await work.tell(person.account, CourseTitlePrompt())


async def entitle(work: Work, person: Person, _dialogue: Dialogue, incoming: Incoming) -> None:
    """Take what it is about, and ask when."""
    cadre = organising(person)
    title = words_of(incoming)
    if not title or len(title) > TITLE_LIMIT:
        raise TitleNeeded(TITLE_LIMIT)
    course = await work.records.courses.add(Course(0, cadre.id, title, CourseState.DRAFT, work.now))
    await _wait(work, person, DialogueKind.COURSE_TIME, course.id)
    await work.tell(person.account, CourseTimePrompt(course))


async def set_time(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take when it is, say how that was understood, and ask where."""
    course = await planned(work, person, dialogue.subject)
    timed = replace(course, starts_at=time_of(work, incoming))
    await work.records.courses.save(timed)
    await _wait(work, person, DialogueKind.COURSE_PLACE, course.id)
    await work.tell(person.account, CoursePlacePrompt(timed))


async def set_place(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take where it is, and ask for how many."""
    course = await planned(work, person, dialogue.subject)
    placed = replace(course, place=place_of(incoming))
    await work.records.courses.save(placed)
    await _wait(work, person, DialogueKind.COURSE_SEATS, course.id)
    await work.tell(person.account, CourseSeatsPrompt(placed))


async def set_seats(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Take for how many it is, and show the notice as everybody will get it."""
    course = await planned(work, person, dialogue.subject)
    seats = _seats(words_of(incoming))
    if seats not in SEATS:
        raise SeatsNeeded(SEATS.start, SEATS.stop - 1)
    whole = replace(course, seats=seats)
    await work.records.courses.save(whole)
    cadre = organising(person)
    people = len(await work.records.audiences.of(Audience(Scope.VILLAGE), 0, EVERYBODY))
    await work.tell(person.account, CoursePreview(whole, cadre.name, cadre.phone, people))


async def drop(work: Work, person: Person, action: DropCourse) -> None:
    """不办了: nobody has heard of it."""
    course = await planned(work, person, action.course_id)
    await work.records.courses.save(replace(course, state=CourseState.DROPPED))
    await work.records.dialogues.clear(person.account.id)
    await work.tell(person.account, CourseDropped())


def time_of(work: Work, incoming: Incoming) -> datetime:
    """Return the instant that a message names; raise TimeUnclear or TimePassed."""
    at = spoken_time(words_of(incoming), work.now, work.village.zone)
    if isinstance(at, Unclear):
        raise TimeUnclear(at.missing, at.hour)
    if at <= work.now:
        raise TimePassed(at)
    return at


def place_of(incoming: Incoming) -> str:
    """Return the place that a message names; raise PlaceNeeded."""
    place = words_of(incoming)
    if not place or len(place) > PLACE_LIMIT:
        raise PlaceNeeded(PLACE_LIMIT)
    return place


def organising(person: Person) -> Cadre:
    """Return the cadre who may announce courses; raise NotYours for anybody else."""
    cadre = serving(person)
    if not may_organise(cadre):
        raise NotYours
    return cadre


async def planned(work: Work, person: Person, course_id: int) -> Course:
    """Return one's own course that nobody has heard of yet; raise CourseUnplanned where there is none."""
    cadre = organising(person)
    course = await work.records.courses.get(course_id)
    if course is None or course.cadre_id != cadre.id or course.state is not CourseState.DRAFT:
        raise CourseUnplanned
    return course


async def _wait(work: Work, person: Person, kind: DialogueKind, subject: int) -> None:
    await work.records.dialogues.put(Dialogue(person.account.id, kind, subject, work.now))


def _seats(text: str) -> int:
    """Return a number of people; 0 for anything else."""
    found = _PEOPLE.fullmatch(text)
    try:
        return number(found[1]) if found is not None else 0
    except ValueError:
        return 0
