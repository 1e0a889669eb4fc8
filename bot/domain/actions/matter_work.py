"""Buttons of what was decided: who sees to it, until when, how it goes, what it has cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ChooseWorker(Action):
    """定谁来办: asks which cadre."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class AppointWorker(Action):
    """This cadre answers for it; the next message says when."""

    matter_id: int
    cadre_id: int


@dataclass(frozen=True, slots=True)
class SetWorkDays(Action):
    """定日子: the next message says from when until when."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ReportProgress(Action):
    """报进展: the next message says how it goes."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class EnterCosts(Action):
    """报账: the next message says what it has cost, a line each."""

    matter_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class FinishMatter(Action):
    """办好了."""

    matter_id: int
