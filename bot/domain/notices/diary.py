"""What is said around the people's diary (民情日记). All of it tells of people: it can't be forwarded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.case_number import CaseNumber
from bot.domain.diary_month import Line
from bot.domain.month import Month
from bot.domain.note import Part
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class DiaryPrompt(Notice):
    """民情日记 was pressed: the next message is an entry."""

    month: Month
    reads_others: bool
    """The secretary may read the others', by month."""


@dataclass(frozen=True, slots=True)
class DiaryShown(Notice):
    """One entry as it stands, and what can be done with it."""

    protected: ClassVar[bool] = True

    line: Line
    is_new: bool


@dataclass(frozen=True, slots=True)
class DiaryAdded(Notice):
    """What was just sent stands with the entry."""

    diary_id: int


@dataclass(frozen=True, slots=True)
class DiaryTagQuestion(Notice):
    """What it is about."""

    protected: ClassVar[bool] = True

    diary_id: int
    households: tuple[Household, ...]
    group: int | None
    """The cadre's own."""


@dataclass(frozen=True, slots=True)
class DiaryPartQuestion(Notice):
    """What is to be added."""

    diary_id: int


@dataclass(frozen=True, slots=True)
class DiaryPartPrompt(Notice):
    """The next message is this part."""

    part: Part


@dataclass(frozen=True, slots=True)
class DiaryHouseholdQuestion(Notice):
    """Whose matter it is, before it can become a case."""

    protected: ClassVar[bool] = True

    diary_id: int
    households: tuple[Household, ...]


@dataclass(frozen=True, slots=True)
class DiaryRemoved(Notice):
    """The entry is gone."""


@dataclass(frozen=True, slots=True)
class DiaryMonth(Notice):
    """A month of a diary, a page of it."""

    protected: ClassVar[bool] = True

    month: Month
    lines: tuple[Line, ...]
    page: Page
    cadre_name: str
    cadre_id: int | None
    """None: the reader's own."""


@dataclass(frozen=True, slots=True)
class DiaryBooklet(Notice):
    """A month of a diary as a booklet and a spreadsheet."""

    protected: ClassVar[bool] = True

    month: Month
    lines: tuple[Line, ...]
    cadre_name: str


@dataclass(frozen=True, slots=True)
class DiaryOfWhom(Notice):
    """Whose diary the secretary wants to read."""

    cadres: tuple[tuple[int, str], ...]
    """Id and name."""
    month: Month


class DiaryCaseStands(Refusal):
    """The entry has become a case: it is neither deleted nor made a case again."""

    def __init__(self, number: CaseNumber) -> None:
        super().__init__()
        self.number = number


class DiaryEmpty(Refusal):
    """Its words are erased: there is nothing left to make a case of."""
