"""What the buttons of a hand count do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.hand_counts import (
    AskOccasion,
    BeginHandCount,
    ChooseWitness,
    ConfirmHandCount,
    DropHandCount,
    EndHandRoll,
    ShowHandGroup,
    ShowHandRoll,
    TickHand,
    TickHandGroup,
)
from bot.usecases import hand_counting, hand_rolls, hand_witnessing, tapping

TAPS: Final[tapping.Taps] = {
    AskOccasion: hand_counting.ask_occasion,
    BeginHandCount: hand_counting.begin,
    ShowHandRoll: hand_rolls.show,
    ShowHandGroup: hand_rolls.show_group,
    TickHand: hand_rolls.tick,
    TickHandGroup: hand_rolls.tick_group,
    EndHandRoll: hand_counting.ask_totals,
    DropHandCount: hand_counting.drop,
    ChooseWitness: hand_witnessing.ask,
    ConfirmHandCount: hand_witnessing.answer,
}
