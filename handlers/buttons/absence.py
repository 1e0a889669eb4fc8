"""What the buttons of being away do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.absence import PassTasksOn, TakeLeave
from bot.usecases import leaving, tapping

TAPS: Final[tapping.Taps] = {
    TakeLeave: leaving.take,
    PassTasksOn: leaving.pass_on,
}
