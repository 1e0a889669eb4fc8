"""What the buttons of one's own data do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.own_data import AskToLeave, GetMyData, LeaveForGood, ShowMyData
from bot.usecases import forgetting, my_data, tapping

TAPS: Final[tapping.Taps] = {
    ShowMyData: my_data.show,
    GetMyData: my_data.give,
    AskToLeave: forgetting.ask_again,
    LeaveForGood: forgetting.leave,
}
