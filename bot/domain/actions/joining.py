"""Buttons of joining and of one's household."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class AgreeToJoin(Action):
    """同意加入: by this link."""

    link_id: int
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AgreeToJoinByPhone(Action):
    """同意加入: after one's own number was found in the roster."""

    member_id: int
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SayWho(Action):
    """Which member of the household this is; None: the whole family shares the account."""

    membership_id: int
    member_id: int | None
    for_strangers: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DecideJoining(Action):
    """Let another account into the household, or not."""

    membership_id: int
    admit: bool


@dataclass(frozen=True, slots=True)
class ShowHousehold(Action):
    """Show which accounts belong to one's household."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class RemoveAccount(Action):
    """Take an account out of one's household."""

    membership_id: int


@dataclass(frozen=True, slots=True)
class SendHeld(Action):
    """Send what one wrote before joining."""


@dataclass(frozen=True, slots=True)
class DeleteHeld(Action):
    """Delete what one wrote before joining."""

    for_strangers: ClassVar[bool] = True
