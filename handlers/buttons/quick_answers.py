"""What the buttons of quick answers do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.quick_answers import (
    KeepQuickAnswer,
    QuickAnswers,
    RemoveQuickAnswer,
    SendQuickAnswer,
    StartFromQuickAnswer,
)
from bot.usecases import quick_answers, tapping

TAPS: Final[tapping.Taps] = {
    QuickAnswers: quick_answers.show,
    SendQuickAnswer: quick_answers.send,
    StartFromQuickAnswer: quick_answers.start,
    RemoveQuickAnswer: quick_answers.remove,
    KeepQuickAnswer: quick_answers.begin_keeping,
}
