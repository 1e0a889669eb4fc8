"""Buttons of the disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowDisclosure(Action):
    """Show one month's disclosure."""

    disclosure_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WithdrawItem(Action):
    """Take back an item submitted for disclosure."""

    item_id: int
