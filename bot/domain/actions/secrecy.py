"""Buttons of 保密."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class KeepSecret(Action):
    """保密: the name is for the secretary alone."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowGroup(Action):
    """Whether the group may be shown with a confidential case."""

    case_id: int
    agrees: bool


@dataclass(frozen=True, slots=True)
class ShareMedia(Action):
    """Whether voice and pictures, which may give him away, go along."""

    case_id: int
    agrees: bool
