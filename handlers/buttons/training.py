"""What the buttons of 培训 do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.training import (
    AnnounceCourse,
    CallOff,
    CallOffForGood,
    ChangeCourse,
    ChangeCoursePart,
    DropCourse,
    PlanCourse,
    ShowCourse,
    ShowCourses,
    ShowRoll,
    SignOff,
    SignUp,
    TickCame,
)
from bot.usecases import attendance, course_changing, course_notices, course_planning, enrolling, tapping

TAPS: Final[tapping.Taps] = {
    PlanCourse: course_planning.begin,
    DropCourse: course_planning.drop,
    AnnounceCourse: course_notices.announce,
    ChangeCourse: course_changing.ask,
    ChangeCoursePart: course_changing.begin,
    CallOff: course_notices.ask_to_call_off,
    CallOffForGood: course_notices.call_off,
    ShowCourses: enrolling.show,
    ShowCourse: enrolling.read,
    SignUp: enrolling.sign_up,
    SignOff: enrolling.sign_off,
    ShowRoll: attendance.show,
    TickCame: attendance.tick,
}
