"""What both sides are shown of the papers in custody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paper_life import PaperMove, PaperState
from bot.domain.proxy_life import ProxyState


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper, and where it is."""

    id: int
    name: str
    """Empty once erased."""
    state: PaperState
    holder: str
    """The cadre who has, or had, it in his hands; empty where nobody ever had."""
    office: str
    received_at: datetime | None
    handed_in_at: datetime | None
    returned_at: datetime | None


@dataclass(frozen=True, slots=True)
class CustodyList(Notice):
    """Every paper and where it is, as text and as a picture."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    procedure: str
    state: ProxyState
    papers: tuple[PaperLine, ...]
    cadre_name: str
    phone: str | None
    own: bool
    """Whether the reader is the one whose papers they are."""


@dataclass(frozen=True, slots=True)
class PaperBoard(Notice):
    """The papers for whoever has them in custody, each with a button."""

    protected: ClassVar[bool] = True

    case_id: int
    number: CaseNumber
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class PaperChoice(Notice):
    """One paper, and what can happen to it."""

    protected: ClassVar[bool] = True

    case_id: int
    paper: PaperLine
    moves: tuple[PaperMove, ...]


@dataclass(frozen=True, slots=True)
class PaperNamePrompt(Notice):
    """The next message names a paper."""

    number: CaseNumber
    missing: bool
    """Whether it is missing still, or was received."""


@dataclass(frozen=True, slots=True)
class PapersMoved(Notice):
    """The receipt: which papers were received, handed in, given back, or stay at the office."""

    case_id: int
    number: CaseNumber
    at: datetime
    cadre_name: str
    office: str
    received: tuple[str, ...]
    handed_in: tuple[str, ...]
    returned: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassPapersOn(Notice):
    """The case went to a colleague: which papers he has to be given."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    papers: tuple[str, ...]
    cadre_name: str


@dataclass(frozen=True, slots=True)
class GivePapersBack(Notice):
    """It goes no further: which papers have to be given back, and to whom."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    papers: tuple[str, ...]
    household: str
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class PhotosShown(Notice):
    """The photos of papers follow, and go again."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    count: int
    hours: int
    """After which they are deleted."""


@dataclass(frozen=True, slots=True)
class PhotosStay(Notice):
    """They could not be deleted in time: the cadre is asked to do it himself."""

    number: CaseNumber


class NeverReceived(Refusal):
    """A paper was said to be given back, or handed in, that nobody ever received."""

    def __init__(self, paper: str) -> None:
        super().__init__()
        self.paper = paper


class PaperElsewhere(Refusal):
    """That can't happen to a paper that is where this one is."""

    def __init__(self, paper: str, state: PaperState) -> None:
        super().__init__()
        self.paper = paper
        self.state = state


class PapersStillOut(Refusal):
    """The case can't end while papers are out."""

    def __init__(self, number: CaseNumber, papers: tuple[str, ...]) -> None:
        super().__init__()
        self.number = number
        self.papers = papers


class PaperNameNeeded(Refusal):
    """Something else came where a paper's name was awaited, or the name is too long."""


class NoPhotos(Refusal):
    """There is no photo of this case, or none any more."""

    def __init__(self, number: CaseNumber) -> None:
        super().__init__()
        self.number = number
