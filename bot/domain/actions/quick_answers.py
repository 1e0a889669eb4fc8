"""Buttons of 常用答复."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class QuickAnswers(Action):
    """常用答复: shows the short texts for a case."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SendQuickAnswer(Action):
    """Send this short text as a reply to a case."""

    case_id: int
    text: str


@dataclass(frozen=True, slots=True)
class KeepQuickAnswer(Action):
    """Write a quick answer of one's own."""
