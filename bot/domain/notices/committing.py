"""What a cadre is asked and told while he keeps the commitment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.notices.tasks import TaskName
from bot.domain.people import Cadre


@dataclass(frozen=True, slots=True)
class AnswerPrompt(Notice):
    """当场答复: the next message is the answer."""

    number: CaseNumber
    is_published: bool = False
    """Whether the whole village will read it: the asker agreed to that."""


@dataclass(frozen=True, slots=True)
class PlanPrompt(Notice):
    """需要核实: asks what he will do, and by which day."""

    case: Case
    days: tuple[date, ...]
    """Days to choose from."""


@dataclass(frozen=True, slots=True)
class PlanTold(Notice):
    """The villager knows; by when the answer is due."""

    number: CaseNumber
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ReasonPrompt(Notice):
    """不能解决: the reason is needed, a real sentence."""

    number: CaseNumber
    again: bool = False


@dataclass(frozen=True, slots=True)
class ReasonTold(Notice):
    """The reason was passed on; the villager may object."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class HandOverQuestion(Notice):
    """转办: asks to whom."""

    case: Case
    cadres: tuple[Cadre, ...]


@dataclass(frozen=True, slots=True)
class HandOverPrompt(Notice):
    """The next message is the reason for handing over."""

    number: CaseNumber
    cadre_name: str


@dataclass(frozen=True, slots=True)
class HandedOver(Notice):
    """It is somebody else's now; told to the one who handed it over, and to the villager."""

    number: CaseNumber
    cadre: Cadre
    due_at: datetime
    to_villager: bool


@dataclass(frozen=True, slots=True)
class Digest(Notice):
    """The morning's: what is due today by number, the rest as figures."""

    today: tuple[CaseNumber, ...]
    this_week: int
    """Due after today, within a week."""
    late: int
    longest: int
    """For how many days the one that is late the longest is late; 0 where none is."""


@dataclass(frozen=True, slots=True)
class Unseen(Notice):
    """Nothing has happened with a task for a day."""

    protected: ClassVar[bool] = True

    task: TaskName
    due_at: datetime


@dataclass(frozen=True, slots=True)
class LongOverdue(Notice):
    """Told to the township's contact: number, whose turn, since when."""

    number: CaseNumber
    cadre_name: str
    due_at: datetime


class OnlySecretaryDecides(Refusal):
    """After two hand-overs only the secretary decides."""
