"""What is said around an answer: what the villager thinks of it, and what follows from that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.case import Case
from bot.domain.case_event import CaseEvent
from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.proxy_life import ProxyState


@dataclass(frozen=True, slots=True)
class AnswerGiven(Notice):
    """The cadre says that this was the answer: 已解决 · 没解决."""

    case: Case
    cadre_name: str


@dataclass(frozen=True, slots=True)
class Explanation(Notice):
    """It can't be solved, and why; with the way to object, where there is one."""

    case: Case
    cadre_name: str
    words: str
    may_appeal: bool


@dataclass(frozen=True, slots=True)
class BeingVerified(Notice):
    """The cadre looks into it: what he will do and by which day, where he said so."""

    number: CaseNumber
    cadre_name: str
    due_at: datetime
    planned_for: date | None
    words: str


@dataclass(frozen=True, slots=True)
class ReactionQuestion(Notice):
    """Asks once, some days after the answer, whether that settled it."""

    case: Case
    may_appeal: bool


@dataclass(frozen=True, slots=True)
class RatingQuestion(Notice):
    """满意 · 基本满意 · 不满意."""

    case: Case


@dataclass(frozen=True, slots=True)
class Thanks(Notice):
    """The case is closed."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class ClosedForYou(Notice):
    """Nothing was heard from him: it is closed, and how it can go on all the same."""

    case: Case


@dataclass(frozen=True, slots=True)
class ReopenedForYou(Notice):
    """It runs again: by when, and that the secretary knows, where he does."""

    case: Case
    secretary_told: bool


@dataclass(frozen=True, slots=True)
class CaseReopened(Notice):
    """The villager says that it isn't resolved; told to the cadre and to the secretary."""

    case: Case
    own: bool
    """Whether the reader is the one responsible."""


@dataclass(frozen=True, slots=True)
class AppealTaken(Notice):
    """The secretary decides, by when; told to the villager."""

    case: Case
    secretary_name: str


@dataclass(frozen=True, slots=True)
class CaseWithdrawn(Notice):
    """The villager took it back; told to both sides."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class LateForYou(Notice):
    """The honest word when the promise is broken."""

    number: CaseNumber
    secretary_told: bool


@dataclass(frozen=True, slots=True)
class CaseView(Notice):
    """One case: its history in plain words, and what can be done with it."""

    case: Case
    events: tuple[tuple[CaseEvent, str], ...]
    """Each with the name of the cadre that it was given to or who did it, or empty."""
    cadre_name: str | None
    own: bool
    """Whether the reader wrote it."""
    may_appeal: bool
    handled: ProxyState | None = None
    """How far its paperwork has come, where there is some."""
    custody: bool = False
    """Whether the reader may see where its papers are."""


class CannotAppeal(Refusal):
    """There is nobody above whom it could be taken to, or it was taken there once."""
