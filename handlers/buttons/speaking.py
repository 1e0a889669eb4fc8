"""What the buttons of the language do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.speaking import Speak
from bot.usecases import speaking, tapping

TAPS: Final[tapping.Taps] = {
    Speak: speaking.choose,
}
