"""Buttons for visits (走访记录)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ChooseVisited(Action):
    """It is this household that was visited, today."""

    household_id: int


@dataclass(frozen=True, slots=True)
class AskVisitDay(Action):
    """不是今天: asks on which day."""

    household_id: int


@dataclass(frozen=True, slots=True)
class VisitedOn(Action):
    """It was visited on the day that the button names, whenever it is tapped."""

    household_id: int
    day: str
    """As `date.isoformat` writes it."""


@dataclass(frozen=True, slots=True)
class RaiseProblem(Action):
    """他家反映了问题: asks what it is."""

    visit_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class RaiseWhatWasNoted(Action):
    """就是刚才记的: the visit's own words are the problem."""

    visit_id: int


@dataclass(frozen=True, slots=True)
class RemoveVisit(Action):
    """记错了: take the record back."""

    visit_id: int


@dataclass(frozen=True, slots=True)
class SayTogether(Action):
    """一起去的, or 各去一次: whether a colleague's visit of that day is the same."""

    visit_id: int
    other_id: int
    together: bool


@dataclass(frozen=True, slots=True)
class ConfirmVisit(Action):
    """来过 · 没有来过: what the household says."""

    visit_id: int
    came: bool


@dataclass(frozen=True, slots=True)
class ShowVisitWeek(Action):
    """走访情况: a week's visits by cadre."""

    week: str
    """Its Monday, as `date.isoformat` writes it; empty: this week."""
    keeps_buttons: ClassVar[bool] = True
