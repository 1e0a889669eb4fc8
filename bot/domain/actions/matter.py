"""Buttons under a villager's own matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ChooseTopic(Action):
    """Say where a case goes: a center, proxy handling, or about a cadre."""

    case_id: int
    topic: str


@dataclass(frozen=True, slots=True)
class NameCadre(Action):
    """Say which cadre a complaint is about; None: none by name."""

    case_id: int
    cadre_id: int | None
    sure: bool = False
    """That it isn't about the secretary, though its words name him."""


@dataclass(frozen=True, slots=True)
class AskTopicAgain(Action):
    """返回: 反映干部 was tapped by mistake."""

    case_id: int


@dataclass(frozen=True, slots=True)
class KeepWaiting(Action):
    """Let a complaint wait until somebody may take it."""

    case_id: int


@dataclass(frozen=True, slots=True)
class EraseCase(Action):
    """Take a case back before anybody got it: its words are erased."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ContinueCase(Action):
    """接着说: what was just written belongs to this case."""

    case_id: int


@dataclass(frozen=True, slots=True)
class BeginCase(Action):
    """新的事情: what was just written is a new matter."""


@dataclass(frozen=True, slots=True)
class ShowCases(Action):
    """Show one's cases from this place on."""

    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True
