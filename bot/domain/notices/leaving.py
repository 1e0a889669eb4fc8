"""What is said around a cadre's leave (请假)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.notices.notice import Notice


@dataclass(frozen=True, slots=True)
class LeaveQuestion(Notice):
    """请假: asks until which day."""

    until: date | None
    """The leave he is on."""
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class OnLeave(Notice):
    """He is on leave, and who stands in; offers to hand over what is open."""

    until: date
    substitute_name: str | None
    open_tasks: int


@dataclass(frozen=True, slots=True)
class BackFromLeave(Notice):
    """New matters come to him again."""


@dataclass(frozen=True, slots=True)
class TasksPassedOn(Notice):
    """How many tasks the substitute has got."""

    count: int
    substitute_name: str


@dataclass(frozen=True, slots=True)
class TasksKept(Notice):
    """His open tasks stay his."""
