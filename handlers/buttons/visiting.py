"""What the buttons of visits do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.visiting import (
    AskVisitDay,
    ChooseVisited,
    ConfirmVisit,
    RaiseProblem,
    RaiseWhatWasNoted,
    RemoveVisit,
    SayTogether,
    ShowVisitWeek,
    VisitedOn,
)
from bot.usecases import tapping, visit_problems, visit_questions, visit_week, visiting

TAPS: Final[tapping.Taps] = {
    ChooseVisited: visiting.choose,
    AskVisitDay: visiting.ask_day,
    VisitedOn: visiting.on_day,
    RaiseProblem: visit_problems.ask,
    RaiseWhatWasNoted: visit_problems.raise_noted,
    RemoveVisit: visit_problems.remove,
    SayTogether: visit_questions.say_together,
    ConfirmVisit: visit_questions.confirm,
    ShowVisitWeek: visit_week.show,
}
