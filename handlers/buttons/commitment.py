"""What the buttons of the commitment do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.commitment import (
    AnswerNow,
    Appeal,
    CannotBeSolved,
    HandOver,
    HandOverTo,
    NeedsVerification,
    NotResolved,
    PlanDay,
    Rate,
    Resolved,
    ShowCase,
    Withdraw,
)
from bot.usecases import case_view, committing, handing_over, reacting, tapping

TAPS: Final[tapping.Taps] = {
    AnswerNow: committing.answer_now,
    NeedsVerification: committing.needs_verification,
    PlanDay: committing.plan_day,
    CannotBeSolved: committing.cannot_be_solved,
    HandOver: handing_over.ask,
    HandOverTo: handing_over.choose,
    Resolved: reacting.resolved,
    NotResolved: reacting.not_resolved,
    Rate: reacting.rate,
    Appeal: reacting.appeal,
    Withdraw: reacting.withdraw,
    ShowCase: case_view.show,
}
