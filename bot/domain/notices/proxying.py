"""What a villager is told of the paperwork that is handled for him (帮办制)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.case_number import CaseNumber
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.procedure import Procedure
from bot.domain.proxy_life import ProxyState


@dataclass(frozen=True, slots=True)
class ProcedureQuestion(Notice):
    """Which procedure it is: the catalogue."""

    case_id: int | None
    """None: nothing has been written yet."""
    procedures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameNeeded(Notice):
    """保密: paperwork bears names, so no papers are handled on this case."""

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class NoneOfThese(Notice):
    """None of the catalogue: the case goes on as it was written."""

    number: CaseNumber
    cadre_name: str


@dataclass(frozen=True, slots=True)
class WriteInstead(Notice):
    """None of the catalogue, and nothing written yet: how to say it."""


@dataclass(frozen=True, slots=True)
class ProcedureNeeds(Notice):
    """What is needed; photograph it or have it fetched; what becomes of the photos."""

    case_id: int
    number: CaseNumber
    procedure: Procedure
    photo_days: int
    """Days after the end for which the photos' references are kept."""
    own: bool
    """Whether the reader is the villager himself, and not a cadre who chose for him."""


@dataclass(frozen=True, slots=True)
class FetchNoted(Notice):
    """来我家取: whom to expect."""

    number: CaseNumber
    cadre_name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class PhotosKept(Notice):
    """Photos of papers came in; nobody sees them unasked."""

    case_id: int
    number: CaseNumber
    count: int
    """All photos of this case."""
    cadre_name: str


@dataclass(frozen=True, slots=True)
class ProxyMoved(Notice):
    """One step further, with the day, and when the next can be expected."""

    case_id: int
    number: CaseNumber
    procedure: str
    state: ProxyState
    cadre_name: str
    office: str
    at: datetime
    expected: datetime | None
    """When the next step can be expected; of COLLECTING: when all of it will be done."""
    papers: tuple[str, ...] = ()
    """Those that the step is about: what was handed in, what came back."""


@dataclass(frozen=True, slots=True)
class PaperMissing(Notice):
    """Something is missing still."""

    case_id: int
    number: CaseNumber
    paper: str
    cadre_name: str


@dataclass(frozen=True, slots=True)
class ProxySlow(Notice):
    """It takes longer than usual, honestly said."""

    case_id: int
    number: CaseNumber
    procedure: str
    state: ProxyState
    since: datetime
    secretary_told: bool


@dataclass(frozen=True, slots=True)
class PapersComeBack(Notice):
    """It was taken back, and papers are still out: who brings them."""

    number: CaseNumber
    papers: tuple[str, ...]
    cadre_name: str


class ProcedureGone(Refusal):
    """The procedure is in the catalogue no longer."""

    def __init__(self, procedure: str) -> None:
        super().__init__()
        self.procedure = procedure


class AlreadyHandled(Refusal):
    """Another procedure is being handled on this case."""

    def __init__(self, number: CaseNumber, procedure: str) -> None:
        super().__init__()
        self.number = number
        self.procedure = procedure


class NotWithPapers(Refusal):
    """保密, where paperwork is handled: papers bear names."""

    def __init__(self, number: CaseNumber) -> None:
        super().__init__()
        self.number = number


class PhotosTooLate(Refusal):
    """A photo of a paper after the end: it wasn't kept."""

    def __init__(self, number: CaseNumber) -> None:
        super().__init__()
        self.number = number
