"""Buttons of a vote: 同意 · 反对 · 弃权, and what stands around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class CastVote(Action):
    """同意, 反对 or 弃权, for one's own household.

    The one button that is neither used up nor marked: its token is erased, and the message gets others.
    """

    vote_id: int
    """Stands first: storage.votes finds the buttons of a vote by it."""
    choice: str
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowMyChoice(Action):
    """What one's own household chose: shown over the button, and written nowhere."""

    vote_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowVote(Action):
    """How far a matter's vote has come, and the buttons to vote."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AskVoter(Action):
    """换人投票: which of one's own household taps for it."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class NameVoter(Action):
    """This account of one's own household."""

    membership_id: int


@dataclass(frozen=True, slots=True)
class ShowParticipants(Action):
    """Who took part, after the close."""

    vote_id: int
    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AskVoteDay(Action):
    """定投票日子: the next message says when the vote opens. After a vote with too few, by the secretary."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AnnounceVote(Action):
    """发公告: the notice, with which the electorate is fixed."""

    matter_id: int
    day: str
    """ISO 8601; on which the vote opens."""


@dataclass(frozen=True, slots=True)
class ExtendVote(Action):
    """延长一次: too few took part, and the same vote goes on."""

    vote_id: int


@dataclass(frozen=True, slots=True)
class GetVoteSheet(Action):
    """结果单: the result as a sheet to be signed and put up."""

    vote_id: int
    keeps_buttons: ClassVar[bool] = True
