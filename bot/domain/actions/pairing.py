"""Buttons of 包组联户: to whom something goes, what it is, and sending it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class SendToMine(Action):
    """发给我联系的: asks to whom."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class FindOwnHousehold(Action):
    """Another household: the next message names it."""


@dataclass(frozen=True, slots=True)
class ChooseAudience(Action):
    """To these; asks what it is."""

    scope: str
    """`bot.domain.bulletin.Scope`."""
    target: int | None
    """The group's number, or the household's id."""


@dataclass(frozen=True, slots=True)
class ChooseBrought(Action):
    """信息, 技术, 项目 for these; the next message is its content."""

    scope: str
    target: int | None
    brought: str
    """`bot.domain.bulletin.BulletinKind`."""


@dataclass(frozen=True, slots=True)
class ShowPairingMonth(Action):
    """联户月报: one's own, or every cadre's for the secretary."""

    month: str | None
    """`2026-11`; None: the one that runs when it is tapped."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WriteNews(Action):
    """Industry news: asks for which crop."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChooseNewsCrop(Action):
    """Industry news for whoever subscribed to this crop."""

    crop: str


@dataclass(frozen=True, slots=True)
class AddToBulletin(Action):
    """再加一段: the next message is added."""

    bulletin_id: int


@dataclass(frozen=True, slots=True)
class SendBulletin(Action):
    """发出去."""

    bulletin_id: int


@dataclass(frozen=True, slots=True)
class DropBulletin(Action):
    """不发了: it is deleted."""

    bulletin_id: int
