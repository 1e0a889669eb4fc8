"""Buttons of 我的资料 and 退出."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowMyData(Action):
    """我的资料: what is kept of oneself."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class GetMyData(Action):
    """All of it as one file."""

    keeps_buttons: ClassVar[bool] = True
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AskToLeave(Action):
    """退出: says what it does, and asks once more."""

    keeps_buttons: ClassVar[bool] = True
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LeaveForGood(Action):
    """退出, confirmed: everything of his is erased."""

    for_strangers: ClassVar[bool] = True
