"""Buttons of a published disclosure, for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowMonths(Action):
    """公示栏, from this place on."""

    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowDisclosure(Action):
    """Show one month's disclosure."""

    disclosure_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LeafItems(Action):
    """Show a disclosure's item of this number, from 1."""

    disclosure_id: int
    place: int
    turns: bool
    """Whether the button stands under another item: that message then becomes this one."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowItem(Action):
    """Show an item that was published at once, between month-ends."""

    item_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowAttachments(Action):
    """看附件: an item's photos and files."""

    item_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AskStyle(Action):
    """换个看法: how one wants to get disclosures."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChooseStyle(Action):
    """So, from now on; and the newest one at once."""

    style: str
