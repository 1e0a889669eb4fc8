"""Buttons of 村民议事: reading, proposing, seconding, saying something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowMatters(Action):
    """What runs; or what has ended, from this place on."""

    ended: bool
    offset: int
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowMatter(Action):
    """One matter, with everything about it."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowMatterHistory(Action):
    """经过: what has happened to it."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ProposeMatter(Action):
    """提一件事: goes on with what was begun, or begins."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SkipProposalQuestion(Action):
    """不知道, or 跳过: the next question."""

    matter_id: int
    question: str


@dataclass(frozen=True, slots=True)
class ChoosePayer(Action):
    """Who pays."""

    matter_id: int
    payer: str


@dataclass(frozen=True, slots=True)
class AddToProposal(Action):
    """再加照片、录音: the next message is added."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class DropProposal(Action):
    """不提了: nothing of it is kept."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class SubmitProposal(Action):
    """提出去."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class WithdrawProposal(Action):
    """收回: whoever proposed it thinks better of it, before enough second it."""

    matter_id: int


@dataclass(frozen=True, slots=True)
class SecondMatter(Action):
    """附议, for one's household; or 不附议了."""

    matter_id: int
    on: bool


@dataclass(frozen=True, slots=True)
class CommentOn(Action):
    """说意见: the next message is what one says."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowComments(Action):
    """大家的意见, from this place on."""

    matter_id: int
    offset: int
    in_place: bool = False
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowComment(Action):
    """A recording or a picture among them."""

    comment_id: int
    keeps_buttons: ClassVar[bool] = True
