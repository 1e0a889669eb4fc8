"""Buttons of the commitment (承诺制): the cadre's four, and the villager's answer to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class AnswerNow(Action):
    """当场答复: the next message is the answer."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class NeedsVerification(Action):
    """需要核实."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PlanDay(Action):
    """The day by which the cadre means to know more: the one on the button, whenever it is tapped."""

    case_id: int
    day: str
    """As `date.isoformat` writes it."""


@dataclass(frozen=True, slots=True)
class CannotBeSolved(Action):
    """不能解决: the next message is the reason."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HandOver(Action):
    """转办: asks to whom."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HandOverTo(Action):
    """转办 to this cadre; the next message is the reason."""

    case_id: int
    cadre_id: int


@dataclass(frozen=True, slots=True)
class Resolved(Action):
    """已解决, or the reasons are accepted."""

    case_id: int


@dataclass(frozen=True, slots=True)
class NotResolved(Action):
    """没解决."""

    case_id: int


@dataclass(frozen=True, slots=True)
class Rate(Action):
    """满意 · 基本满意 · 不满意."""

    case_id: int
    rating: str


@dataclass(frozen=True, slots=True)
class Appeal(Action):
    """Take an explained refusal to the secretary."""

    case_id: int


@dataclass(frozen=True, slots=True)
class Withdraw(Action):
    """Take one's case back."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowCase(Action):
    """Show one case: its history in plain words, and what can be done with it."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True
