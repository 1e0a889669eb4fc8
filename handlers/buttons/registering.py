"""What the buttons of cases beside the phone do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.registering import (
    AddToRegistered,
    Brought,
    MergeCase,
    MergeInto,
    RegisterFor,
    ShowRegistered,
)
from bot.usecases import merging, registered, registering, tapping

TAPS: Final[tapping.Taps] = {
    RegisterFor: registering.choose,
    Brought: registering.brought,
    AddToRegistered: registered.add_waiting,
    ShowRegistered: registered.show,
    MergeCase: merging.ask,
    MergeInto: merging.merge,
}
