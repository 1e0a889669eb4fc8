"""What the buttons of a villager's matter do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.matter import (
    AskTopicAgain,
    BeginCase,
    ChooseTopic,
    ContinueCase,
    EraseCase,
    KeepWaiting,
    NameCadre,
    ShowCases,
)
from bot.usecases import assigning, complaining, continuing, my_cases, tapping

TAPS: Final[tapping.Taps] = {
    ChooseTopic: assigning.choose_topic,
    NameCadre: complaining.name_cadre,
    AskTopicAgain: assigning.ask_again,
    KeepWaiting: assigning.keep_waiting,
    EraseCase: assigning.erase,
    ContinueCase: continuing.continue_case,
    BeginCase: continuing.begin_case,
    ShowCases: my_cases.turn,
}
