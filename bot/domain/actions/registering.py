"""Buttons for cases beside the phone: 代人登记, and merging what is one matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class RegisterFor(Action):
    """代人登记 for this household."""

    household_id: int


@dataclass(frozen=True, slots=True)
class Brought(Action):
    """The answer was brought in person."""

    case_id: int


@dataclass(frozen=True, slots=True)
class AddToRegistered(Action):
    """What the cadre just wrote belongs to a case that he registered for somebody."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowRegistered(Action):
    """我登记的: what he registered and is not closed yet, from this place on."""

    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MergeCase(Action):
    """Merge: shows which other case the same matter is."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MergeInto(Action):
    """This case is the same matter as that one: one answer reaches both."""

    case_id: int
    main_id: int
