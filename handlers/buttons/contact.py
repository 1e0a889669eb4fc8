"""What the buttons of the contact card do."""

from __future__ import annotations

from typing import Final

from bot.domain.actions.contact import SendContact, ShowContacts
from bot.usecases import card, tapping

TAPS: Final[tapping.Taps] = {
    ShowContacts: card.choose,
    SendContact: card.send,
}
