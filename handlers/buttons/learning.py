"""What the buttons of 学技术 do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.learning import ShowLearning, ShowSubscriptions, StopNews, Subscribe
from bot.usecases import subscriptions, tapping

TAPS: Final[tapping.Taps] = {
    ShowLearning: subscriptions.show_learning,
    ShowSubscriptions: subscriptions.show,
    Subscribe: subscriptions.change,
    StopNews: subscriptions.stop,
}
