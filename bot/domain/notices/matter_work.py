"""What is said about carrying out what the village has decided, and what of it is disclosed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.matter import CostLine, Matter
from bot.domain.notices.deliberation import HistoryLine
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.vote import Vote


@dataclass(frozen=True, slots=True)
class WorkerChoice:
    """A cadre who can see to it."""

    cadre_id: int
    name: str


@dataclass(frozen=True, slots=True)
class WorkerQuestion(Notice):
    """Which cadre sees to it."""

    matter: Matter
    cadres: tuple[WorkerChoice, ...]


@dataclass(frozen=True, slots=True)
class WorkOpen(Notice):
    """Said to the secretary: it is decided, and nobody sees to it yet."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class WorkDaysPrompt(Notice):
    """The next message says from when until when; `worker` where one was just named."""

    matter: Matter
    worker: str


@dataclass(frozen=True, slots=True)
class WorkDaysSet(Notice):
    """It is to be done between these days."""

    matter: Matter
    starts: date
    due: date


@dataclass(frozen=True, slots=True)
class WorkGiven(Notice):
    """Said to the cadre who is to see to it."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class ProgressPrompt(Notice):
    """The next message says how it goes."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class ProgressKept(Notice):
    """Whom it concerns is told, and it stands in the next disclosure."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class CostsPrompt(Notice):
    """The next message says what it has cost."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class CostsKept(Notice):
    """What it has cost, as it will be disclosed."""

    matter: Matter
    lines: tuple[CostLine, ...]


@dataclass(frozen=True, slots=True)
class MatterFinished(Notice):
    """It is carried out."""

    matter: Matter


@dataclass(frozen=True, slots=True)
class WorkDue(Notice):
    """It is to be done tomorrow, or should have been."""

    matter: Matter
    due: date
    late: bool


@dataclass(frozen=True, slots=True)
class MatterDisclosed(Notice):
    """How a decided matter stands, as the month's disclosure has it: the first line is its title."""

    matter: Matter
    worker: str
    lines: tuple[HistoryLine, ...]
    costs: tuple[CostLine, ...]
    vote: Vote | None
    """Where it was decided, adopted or not."""


class ProgressNeeded(Refusal):
    """How far it is must be written, in so many characters."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class WorkDaysUnclear(Refusal):
    """Two days can't be read in it, or they are the wrong way round."""


class CostsUnclear(Refusal):
    """A line has no amount."""


class CostsMissing(Refusal):
    """What it has cost must be entered before it is called done."""
