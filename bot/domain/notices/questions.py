"""What is said around questions on published items (提问质询)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.case_number import CaseNumber
from bot.domain.item import Consent
from bot.domain.notices.notice import Notice, Refusal


@dataclass(frozen=True, slots=True)
class QuestionPrompt(Notice):
    """The next message is the question."""

    title: str


@dataclass(frozen=True, slots=True)
class QuestionTaken(Notice):
    """It has its number and who answers it; asks whether it may stand under the item."""

    question_id: int
    number: CaseNumber
    responsible: str
    due_at: datetime
    shown: str
    """As it would stand there, numbers masked."""
    masked: bool


@dataclass(frozen=True, slots=True)
class ConsentKept(Notice):
    """What he lets be published."""

    consent: Consent


class QuestionNeedsWords(Refusal):
    """A question is a text."""


class QuestionTooLong(Refusal):
    """A question is short enough to stand under its item."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length)
        self.length = length
        self.limit = limit


class NobodyToAsk(Refusal):
    """Neither the secretary nor the township's contact can take it now."""
