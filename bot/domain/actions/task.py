"""Buttons of a cadre's tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class SettleReply(Action):
    """这是答复 (settles) · 还没办完."""

    case_id: int
    settles: bool


@dataclass(frozen=True, slots=True)
class ForTask(Action):
    """What the cadre just wrote is for this task."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ForMyself(Action):
    """我自己的事: what the cadre just wrote is his own household's matter."""


@dataclass(frozen=True, slots=True)
class ForSomethingElse(Action):
    """是别的事: what he wrote while a tap was awaited has nothing to do with what he was asked."""


@dataclass(frozen=True, slots=True)
class MoreTasks(Action):
    """Show more of the tasks that it may be for."""

    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MoreOfTask(Action):
    """更多: what can be done besides, in the place of the card's buttons; without `more` those again."""

    case_id: int
    more: bool = True
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowTask(Action):
    """Show one's task once more, with everything that belongs to it."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowTasks(Action):
    """Show one's tasks from this place on."""

    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True
