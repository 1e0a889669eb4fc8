"""Buttons of a hand count: who was at the meeting, what it came to, and its witness."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class AskOccasion(Action):
    """登记现场表决: asks whether it was a meeting, or ballots on paper."""

    vote_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BeginHandCount(Action):
    """开会举手, or 纸票."""

    vote_id: int
    occasion: str


@dataclass(frozen=True, slots=True)
class ShowHandRoll(Action):
    """The groups, and how many of each took part."""

    hand_count_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowHandGroup(Action):
    """One group's households, to be ticked."""

    hand_count_id: int
    group: int
    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TickHand(Action):
    """This household took part, or did not."""

    hand_count_id: int
    household_id: int
    on: bool
    offset: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TickHandGroup(Action):
    """All of a group took part, or nobody of it."""

    hand_count_id: int
    group: int
    on: bool
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class EndHandRoll(Action):
    """选好了: the next message holds the totals."""

    hand_count_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChooseWitness(Action):
    """This cadre was there too, and is asked."""

    hand_count_id: int
    cadre_id: int


@dataclass(frozen=True, slots=True)
class ConfirmHandCount(Action):
    """属实, or 不对: the witness's word."""

    hand_count_id: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class DropHandCount(Action):
    """不登记了."""

    hand_count_id: int
