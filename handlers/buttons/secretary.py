"""What the buttons do that are asked before the secretary gets a case."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.secretary import LetSecretarySee
from bot.usecases import secretary_named, tapping

TAPS: Final[tapping.Taps] = {LetSecretarySee: secretary_named.decide}
