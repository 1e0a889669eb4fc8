"""What a cadre is told about his tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.case import Case
from bot.domain.case_number import CaseNumber
from bot.domain.notices.custody import PaperLine
from bot.domain.notices.matters import CaseLine
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class TaskCard(Notice):
    """A task: the villager's words, who he is, by when. Media follow as replies."""

    protected: ClassVar[bool] = True

    case: Case
    group: int | None
    """None where even the group would tell whose it is."""
    household: Household | None
    """None where the reporter's name is kept from the reader."""
    name: str
    phone: str | None
    words: str
    media_count: int
    reason: str
    """Why it was handed to him, where it was."""
    photos: int = 0
    """Photos of papers, which he gets when he asks for them."""
    papers: tuple[PaperLine, ...] = ()
    """Those that have still to be given back, and who has them."""
    procedure: str | None = None
    """What is handled for the villager; empty where it could be chosen, None where it is no paperwork."""


@dataclass(frozen=True, slots=True)
class TaskButtons(Notice):
    """The buttons under a task's card, in the place of others: the card stays as it is."""

    case_id: int
    more: bool
    """False: those that it came with."""
    photos: bool
    """Whether there are photos of papers to see."""
    procedure: str | None
    """As in TaskCard."""


@dataclass(frozen=True, slots=True)
class KeptBack(Notice):
    """What would give a confidential reporter away follows, for the secretary alone."""

    protected: ClassVar[bool] = True

    number: CaseNumber


@dataclass(frozen=True, slots=True)
class AskedToKeepSecret(Notice):
    """The villager wants his name kept secret from now on; told to whoever has seen it."""

    number: CaseNumber
    moved: bool
    """Whether somebody else has the case now."""


@dataclass(frozen=True, slots=True)
class TaskAddition(Notice):
    """What the villager added."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    name: str
    words: str
    corrected: bool = False
    case_id: int = 0
    photos: int = 0
    """Photos of papers, which he gets when he asks for them."""


@dataclass(frozen=True, slots=True)
class ReplyQuestion(Notice):
    """The reply was passed on; asks whether it was the answer or isn't finished."""

    protected: ClassVar[bool] = True

    case: Case
    name: str
    reached: bool
    """False: the villager can't be written to; the cadre has to go or call."""
    phone: str | None


@dataclass(frozen=True, slots=True)
class ReplyPassedOn(Notice):
    """A further message on a case that is answered already."""

    protected: ClassVar[bool] = True

    number: CaseNumber
    name: str


@dataclass(frozen=True, slots=True)
class AnswerRecorded(Notice):
    """The clock stopped."""

    number: CaseNumber
    in_time: bool


@dataclass(frozen=True, slots=True)
class StillOpen(Notice):
    """Not finished: the promised day stays."""

    number: CaseNumber
    due_at: datetime


@dataclass(frozen=True, slots=True)
class TaskQuestion(Notice):
    """Asks which task it is for."""

    protected: ClassVar[bool] = True

    lines: tuple[CaseLine, ...]
    page: Page
    own_household: bool
    """Whether it may be his own household's matter."""
    registered: tuple[CaseLine, ...] = ()
    """Cases that he registered for somebody and that another has: it may be meant for one of those."""


@dataclass(frozen=True, slots=True)
class MyTasks(Notice):
    """The cadre's open tasks, a page of them."""

    protected: ClassVar[bool] = True

    lines: tuple[CaseLine, ...]
    page: Page
    leads: bool = False
    """Whether to offer what is open in the centers that he leads."""
    has_registered: bool = False
    """Whether to offer what he registered for somebody."""


@dataclass(frozen=True, slots=True)
class TaskName:
    """What makes a cadre remember which task it is: nobody knows 2026-0003 by heart."""

    number: CaseNumber
    name: str
    """Of the villager; empty where it is kept from the reader."""
    gist: str
    """His first words; empty where there are none, or they must not be repeated."""


@dataclass(frozen=True, slots=True)
class DueSoon(Notice):
    """The promised day is near."""

    protected: ClassVar[bool] = True

    task: TaskName
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Overdue(Notice):
    """The promise is broken; told to the one who is responsible."""

    protected: ClassVar[bool] = True

    task: TaskName
    due_at: datetime


@dataclass(frozen=True, slots=True)
class LateTask(Notice):
    """The promise is broken; told to the secretary: whose it is, and nobody's words."""

    number: CaseNumber
    due_at: datetime
    cadre_name: str


class NoTaskToReplyTo(Refusal):
    """A cadre wrote something, and there is no task it could be for."""
