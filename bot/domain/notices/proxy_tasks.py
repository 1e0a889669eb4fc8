"""What a cadre is told of the paperwork that he handles (帮办制), and the secretary of what waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.case_number import CaseNumber
from bot.domain.notices.custody import PaperLine
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.people import Household
from bot.domain.proxy import Proxy
from bot.domain.proxy_life import ProxyState


@dataclass(frozen=True, slots=True)
class ProxyCard(Notice):
    """How far it has come, and the next step."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    proxy: Proxy
    household: Household
    name: str
    phone: str | None
    papers: tuple[PaperLine, ...]
    photos: int
    due_at: datetime
    """By when all of it was promised."""
    untold: bool = False
    """The villager could not be told of the last step: somebody has to tell him."""


@dataclass(frozen=True, slots=True)
class FetchAsked(Notice):
    """来我家取: where to go."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    procedure: str
    household: Household
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class StepWaits(Notice):
    """A step waits for too long; told to the cadre."""

    protected: ClassVar[bool] = True

    case_id: int
    number: CaseNumber
    procedure: str
    name: str
    """Of the villager."""
    state: ProxyState
    since: datetime
    papers: tuple[str, ...]
    """Those still out, where it was stopped."""


@dataclass(frozen=True, slots=True)
class StepWaitsTold(Notice):
    """The same, told to the secretary: whose turn, which step, since when."""

    case_id: int
    number: CaseNumber
    procedure: str
    cadre_name: str
    state: ProxyState
    since: datetime


class StillHandled(Refusal):
    """It is accepted for proxy handling: its last step answers it, or a reason why it can't be done."""

    def __init__(self, number: CaseNumber) -> None:
        super().__init__()
        self.number = number


class StepTaken(Refusal):
    """The step was taken already, or can't be taken now."""

    def __init__(self, number: CaseNumber, state: ProxyState) -> None:
        super().__init__()
        self.number = number
        self.state = state
        """How far it has come."""
