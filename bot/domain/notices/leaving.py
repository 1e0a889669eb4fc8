"""What is said around a cadre's leave (请假)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.notices.notice import Notice, Refusal


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
    """How many open tasks may go to him."""


@dataclass(frozen=True, slots=True)
class BackFromLeave(Notice):
    """New matters come to him again."""


@dataclass(frozen=True, slots=True)
class TasksPassedOn(Notice):
    """How many tasks the substitute has got."""

    count: int
    substitute_name: str
    kept: int
    """How many may not go to him and stay."""


@dataclass(frozen=True, slots=True)
class TasksKept(Notice):
    """His open tasks stay his."""


class NoDayToLeaveUntil(Refusal):
    """What he wrote names no day, or none that a leave can end on: between today and a year from now."""

    def __init__(self, *, is_past: bool = False) -> None:
        super().__init__()
        self.is_past = is_past
