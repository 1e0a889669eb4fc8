"""Buttons of being away (请假)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class TakeLeave(Action):
    """请假 up to and including the day on the button; None: back again."""

    until: str | None
    """As `date.isoformat` writes it."""


@dataclass(frozen=True, slots=True)
class PassTasksOn(Action):
    """Hand all open tasks to the substitute, or keep them."""

    agrees: bool
