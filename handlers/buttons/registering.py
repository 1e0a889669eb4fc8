"""What the buttons of cases beside the phone do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.registering import Brought, MergeCase, MergeInto, RegisterFor
from bot.usecases import merging, registering, tapping

TAPS: Final[tapping.Taps] = {
    RegisterFor: registering.choose,
    Brought: registering.brought,
    MergeCase: merging.ask,
    MergeInto: merging.merge,
}
