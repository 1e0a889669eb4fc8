"""What the secretary and a center's lead are shown of the village's service, and the duty roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bot.domain.case_number import CaseNumber
from bot.domain.notices.matters import CaseLine
from bot.domain.notices.notice import Notice
from bot.domain.paging import Page
from bot.domain.people import Cadre
from bot.domain.rates import Tally


@dataclass(frozen=True, slots=True)
class LateLine:
    """What one cadre has late, the longest overdue first."""

    cadre_name: str
    numbers: tuple[CaseNumber, ...]


@dataclass(frozen=True, slots=True)
class VillageView(Notice):
    """全村情况: what is open, due and late now, and the rates of the last days. Numbers, never words."""

    today: date
    open: int
    """Cases in a cadre's hands."""
    due_this_week: int
    """Of these, not late yet and promised within seven days."""
    late: tuple[LateLine, ...]
    """Most first."""
    days: int
    """How many days back the rates look."""
    tally: Tally
    registered: int
    """Cases of those days that were registered for somebody: not in the rates."""


@dataclass(frozen=True, slots=True)
class CenterCases(Notice):
    """本中心的事: the open cases of the centers that somebody leads, a page of them."""

    protected: ClassVar[bool] = True

    lines: tuple[CaseLine, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class DutyWeek(Notice):
    """值班安排: who is on duty on each day of the week, Monday first."""

    days: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DutyDay(Notice):
    """One day of the week: each cadre, and whether he is on duty."""

    weekday: int
    """0 = Monday."""
    cadres: tuple[tuple[Cadre, bool], ...]
