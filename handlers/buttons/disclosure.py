"""What the buttons of the disclosure do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.disclosure import ShowDisclosure, WithdrawItem
from bot.usecases import disclosing, tapping

TAPS: Final[tapping.Taps] = {
    ShowDisclosure: disclosing.show,
    WithdrawItem: disclosing.withdraw,
}
