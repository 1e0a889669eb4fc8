"""What is said around 常用答复."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page
from bot.domain.quick_answer import QuickAnswer, QuickUse


@dataclass(frozen=True, slots=True)
class QuickAnswerList(Notice):
    """常用答复: what one tap on each does."""

    case: Case
    answers: tuple[QuickAnswer, ...]
    page: Page
    use: QuickUse
    has_own: bool
    """Whether there are any that he can remove."""


@dataclass(frozen=True, slots=True)
class QuickAnswerBegun(Notice):
    """The next message is sent along with this text."""

    number: CaseNumber
    text: str


@dataclass(frozen=True, slots=True)
class QuickAnswerPrompt(Notice):
    """The next message is kept as a quick answer."""


@dataclass(frozen=True, slots=True)
class QuickAnswerKept(Notice):
    """A quick answer was kept."""


class QuickAnswerNeedsText(Refusal):
    """What is kept as a quick answer has to be written."""
