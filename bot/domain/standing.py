"""How somebody stands with the bot when he writes: everything that decides what his message means."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.dialogue import Dialogue
from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Read at once, at the beginning of a use case: what it changes since doesn't show in here."""

    person: Person
    dialogue: Dialogue | None = None
    """What the bot is waiting for."""
    has_open_cases: bool = False
    """Whether what he writes may go on with a case of his."""
