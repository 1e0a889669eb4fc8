"""Buttons of 常用答复."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class QuickAnswers(Action):
    """常用答复: shows the short texts for a case, from this place on."""

    case_id: int
    offset: int = 0
    use: str = "send"
    """What a tap on one of them then does (QuickUse)."""
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SendQuickAnswer(Action):
    """Send this short text as a reply to a case."""

    case_id: int
    text: str


@dataclass(frozen=True, slots=True)
class StartFromQuickAnswer(Action):
    """Begin a reply to a case with this short text: the next message is sent along with it."""

    case_id: int
    text: str


@dataclass(frozen=True, slots=True)
class RemoveQuickAnswer(Action):
    """Remove one of one's own."""

    case_id: int
    answer_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class KeepQuickAnswer(Action):
    """Write a quick answer of one's own."""
