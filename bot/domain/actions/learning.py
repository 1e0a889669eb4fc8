"""Buttons of 学技术: good practice, courses, and industry news by crop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowLearning(Action):
    """学技术, for whoever has it not in his menu."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowSubscriptions(Action):
    """Show about what he gets industry news."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Subscribe(Action):
    """Get news about this crop, or no more."""

    crop: str
    on: bool
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class StopNews(Action):
    """退订, under a message about this crop."""

    crop: str
