"""Buttons of proxy handling: 代办手续."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class BeginProxy(Action):
    """代办手续, under 反映问题: shows the catalogue."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class OpenProxy(Action):
    """Have this procedure handled, without writing anything."""

    procedure: str


@dataclass(frozen=True, slots=True)
class AskProcedure(Action):
    """Which procedure a case is about."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ChooseProcedure(Action):
    """Have this procedure handled, on this case."""

    case_id: int
    procedure: str


@dataclass(frozen=True, slots=True)
class NoProcedure(Action):
    """None of the catalogue: the case goes on as it was written."""

    case_id: int


@dataclass(frozen=True, slots=True)
class FetchPapers(Action):
    """来我家取."""

    case_id: int


@dataclass(frozen=True, slots=True)
class ShowCustody(Action):
    """Where one's papers are: the list, as text and as a picture."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowProxy(Action):
    """How far a proxy handling has come, and the cadre's next step."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MoveProxy(Action):
    """One step further."""

    case_id: int
    step: str


@dataclass(frozen=True, slots=True)
class ShowPapers(Action):
    """The papers, for whoever has them in custody."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowPaper(Action):
    """One paper, and what can happen to it."""

    case_id: int
    paper_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class MovePaper(Action):
    """A paper was received, handed in, given back or left at the office."""

    case_id: int
    paper_id: int
    move: str
    keeps_buttons: ClassVar[bool] = True
    """Its message becomes the list again, as it is then."""


@dataclass(frozen=True, slots=True)
class AddPaper(Action):
    """A paper that isn't in the list: one that was received, or one that is still missing."""

    case_id: int
    missing: bool
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ShowPhotos(Action):
    """The photos of papers, for a while."""

    case_id: int
    keeps_buttons: ClassVar[bool] = True
