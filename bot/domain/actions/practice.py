"""Buttons of 好经验: writing it up, the secretary's word, and reading it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class WritePractice(Action):
    """写好经验: asks what it is about."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChoosePracticeCrop(Action):
    """About this crop; None: about something else. The next message is its title."""

    crop: str | None


@dataclass(frozen=True, slots=True)
class ProposePractice(Action):
    """交给支书."""

    bulletin_id: int


@dataclass(frozen=True, slots=True)
class ApprovePractice(Action):
    """同意推广."""

    bulletin_id: int


@dataclass(frozen=True, slots=True)
class ReturnPractice(Action):
    """退回修改: the next message says why."""

    bulletin_id: int


@dataclass(frozen=True, slots=True)
class RewritePractice(Action):
    """Write a returned one anew; its title stays."""

    bulletin_id: int


@dataclass(frozen=True, slots=True)
class ShowProposals(Action):
    """What waits for the secretary."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowProposal(Action):
    """One that waits for the secretary, with everything in it."""

    bulletin_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowPractices(Action):
    """好经验, from this place on."""

    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowPractice(Action):
    """One of them, with everything in it."""

    bulletin_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TakeDownPractice(Action):
    """撤下: it can be read no more."""

    bulletin_id: int
