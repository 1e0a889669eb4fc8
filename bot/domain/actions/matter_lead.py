"""Buttons of whoever leads a matter of the village's deliberation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class LeadMatter(Action):
    """主持: what he can do with it now."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class RecordStep(Action):
    """The next message says when it was, and what came out of it."""

    matter_id: int
    step: str
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class EntitleMatter(Action):
    """改名字: the next message is what it is called."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DropMatter(Action):
    """不办了: the next message says why."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HideComments(Action):
    """Which of these is to be hidden, or shown again."""

    matter_id: int
    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HideComment(Action):
    """不显示: the next message says why."""

    comment_id: int


@dataclass(frozen=True, slots=True)
class UnhideComment(Action):
    """重新显示."""

    comment_id: int
