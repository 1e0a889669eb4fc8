"""Buttons of the contact card: a cadre as a contact that the phone can save and call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowContacts(Action):
    """Asks whose phone is to be saved."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SendContact(Action):
    """This cadre's."""

    cadre_id: int
    keeps_buttons: ClassVar[bool] = True
