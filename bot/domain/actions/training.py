"""Buttons of 培训: planning a course, signing up, who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class PlanCourse(Action):
    """办培训: the next message says what it is about."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AnnounceCourse(Action):
    """发通知, to the whole village."""

    course_id: int


@dataclass(frozen=True, slots=True)
class DropCourse(Action):
    """不办了, before anybody has heard of it."""

    course_id: int


@dataclass(frozen=True, slots=True)
class ShowCourses(Action):
    """培训: what is to come."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowCourse(Action):
    """One course, and how one stands with it."""

    course_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SignUp(Action):
    """我要参加."""

    course_id: int


@dataclass(frozen=True, slots=True)
class SignOff(Action):
    """不去了."""

    course_id: int


@dataclass(frozen=True, slots=True)
class ShowRoll(Action):
    """Who takes part, from this place on."""

    course_id: int
    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TickCame(Action):
    """This one came, or did not."""

    course_id: int
    enrolment_id: int
    came: bool
    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class CallOff(Action):
    """取消培训: asks once more."""

    course_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class CallOffForGood(Action):
    """取消培训, confirmed: everybody who signed up is told."""

    course_id: int


@dataclass(frozen=True, slots=True)
class ChangeCourse(Action):
    """改时间地点: asks which of the two."""

    course_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChangeCoursePart(Action):
    """The next message is the new time, or else the new place."""

    course_id: int
    time: bool
