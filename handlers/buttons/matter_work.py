"""What the buttons of a decided matter do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.matter_work import (
    AppointWorker,
    ChooseWorker,
    EnterCosts,
    FinishMatter,
    ReportProgress,
    SetWorkDays,
)
from bot.usecases import matter_work, tapping

TAPS: Final[tapping.Taps] = {
    ChooseWorker: matter_work.ask_who,
    AppointWorker: matter_work.appoint,
    SetWorkDays: matter_work.ask_days,
    ReportProgress: matter_work.ask_progress,
    EnterCosts: matter_work.ask_costs,
    FinishMatter: matter_work.finish,
}
