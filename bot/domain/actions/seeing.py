"""Buttons of seeing it: 本中心的事 and 值班安排."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowCenter(Action):
    """本中心的事: the open cases of the centers that one leads, from this place on."""

    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowDuty(Action):
    """值班安排: who is on duty on each day of the week."""

    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowDutyDay(Action):
    """Who could be on duty on a day of the week (0 = Monday)."""

    weekday: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PutOnDuty(Action):
    """Put a cadre on duty on a day of the week, or take him off."""

    weekday: int
    cadre_id: int
    on: bool
    keeps_buttons: ClassVar[bool] = True
