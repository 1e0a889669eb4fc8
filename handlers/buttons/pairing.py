"""What the buttons of 包组联户 do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.pairing import (
    AddToBulletin,
    ChooseAudience,
    ChooseBrought,
    ChooseNewsCrop,
    DropBulletin,
    FindOwnHousehold,
    SendBulletin,
    SendToMine,
    ShowPairingMonth,
    WriteNews,
)
from bot.usecases import drafting, pairing, pairing_month, spreading, tapping

TAPS: Final[tapping.Taps] = {
    SendToMine: pairing.ask_whom,
    FindOwnHousehold: pairing.ask_for_household,
    ChooseAudience: pairing.choose,
    ChooseBrought: pairing.bring,
    WriteNews: pairing.ask_crop,
    ShowPairingMonth: pairing_month.show,
    ChooseNewsCrop: pairing.write_news,
    AddToBulletin: drafting.add,
    SendBulletin: spreading.send,
    DropBulletin: drafting.drop,
}
