"""What is said to whoever leads a matter of the village's deliberation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.matter import Matter
from bot.domain.matter_life import MatterStep
from bot.domain.notices.deliberation import CommentLine
from bot.domain.notices.notice import Notice, Refusal


@dataclass(frozen=True, slots=True)
class LeadMenu(Notice):
    """What he can do with it now."""

    matter: Matter
    following: MatterStep | None
    """What leads on, where it is his to do; None where others have the word."""
    seconds: int
    needed: int
    appoints: bool
    """Whether he says which cadre sees to what was decided."""


@dataclass(frozen=True, slots=True)
class MatterWaits(Notice):
    """It has waited for whoever leads it."""

    matter: Matter
    step: MatterStep
    since: date


@dataclass(frozen=True, slots=True)
class OutcomePrompt(Notice):
    """The next message says when it was, and what came out of it."""

    matter: Matter
    step: MatterStep


@dataclass(frozen=True, slots=True)
class OutcomeRecorded(Notice):
    """It has come further."""

    matter: Matter
    step: MatterStep
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class MatterTitlePrompt(Notice):
    """The next message is what it is called."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class MatterEntitled(Notice):
    """It is called so."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class DropPrompt(Notice):
    """The next message says why it is not pursued."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class MatterDropped(Notice):
    """It is not pursued."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class HideQuestion(Notice):
    """Which of these is to be hidden, or shown again."""

    protected: ClassVar[bool] = True

    matter: Matter
    lines: tuple[CommentLine, ...]


@dataclass(frozen=True, slots=True)
class HidePrompt(Notice):
    """The next message says why."""


@dataclass(frozen=True, slots=True)
class CommentHidden(Notice):
    """It is hidden, or shown again: so its list says."""

    shown: bool


class OutcomeNeeded(Refusal):
    """What came out of it must be written."""


class DayUnclear(Refusal):
    """The day that was written isn't in the calendar, or lies on the wrong side of today."""


class WhyNeeded(Refusal):
    """A reason must be written, in so many characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
