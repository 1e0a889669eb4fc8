"""What the buttons of seeing it do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.seeing import PutOnDuty, ShowCenter, ShowDuty, ShowDutyDay
from bot.usecases import center_view, duty, tapping

TAPS: Final[tapping.Taps] = {
    ShowCenter: center_view.show,
    ShowDuty: duty.show,
    ShowDutyDay: duty.show_day,
    PutOnDuty: duty.put,
}
