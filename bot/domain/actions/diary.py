"""Buttons of the people's diary (民情日记)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ShowDiaryEntry(Action):
    """Show one entry of one's own, with what can be done with it."""

    diary_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TagDiary(Action):
    """记到哪一户: asks which household, group or center it is about."""

    diary_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class TagDiaryAs(Action):
    """It is about this household, group or center: one of them is named."""

    diary_id: int
    household_id: int | None = None
    group: int | None = None
    center: str | None = None


@dataclass(frozen=True, slots=True)
class CompleteDiary(Action):
    """补写: asks what is to be added."""

    diary_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class WriteDiaryPart(Action):
    """The next message is the analysis, what was done, or the answer."""

    diary_id: int
    part: str


@dataclass(frozen=True, slots=True)
class RaiseDiary(Action):
    """办成一件事: it becomes a case."""

    diary_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class RaiseDiaryFor(Action):
    """It becomes a case of this household's."""

    diary_id: int
    household_id: int


@dataclass(frozen=True, slots=True)
class RemoveDiary(Action):
    """记错了: delete an entry of which nothing has come."""

    diary_id: int


@dataclass(frozen=True, slots=True)
class ShowDiary(Action):
    """A month of a diary from this place on; None: one's own."""

    month: str
    offset: int
    cadre_id: int | None = None
    in_place: bool = False
    """Whether it takes the place of the list that it stands under."""
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class GetDiary(Action):
    """A month of a diary as a booklet and a spreadsheet; None: one's own."""

    month: str
    cadre_id: int | None = None
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChooseDiary(Action):
    """干部的日记: asks whose, for the secretary."""

    keeps_buttons: ClassVar[bool] = True
