"""Buttons of a broadcast's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class GetVisitList(Action):
    """The households that a disclosure reached in no way, by group, as a file, with the sheet to print."""

    broadcast_id: int
    keeps_buttons: ClassVar[bool] = True
