"""How somebody stands with the bot when he writes: everything that decides what his message means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.dialogue import Dialogue
from bot.domain.people import Person

CLOSED_LATELY: Final = timedelta(days=3)
"""For so long whoever writes is asked whether it is still about the case that was closed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Read at once, at the beginning of a use case: what it changes since doesn't show in here."""

    person: Person
    dialogue: Dialogue | None = None
    """What the bot is waiting for."""
    has_open_cases: bool = False
    """Whether what he writes may go on with a case of his."""
    closed_at: datetime | None = None
    """When a case of his, of the newest three, was last closed."""

    def may_go_on(self, at: datetime) -> bool:
        """Whether what he writes at this instant may belong to a case of his, open or closed a moment ago."""
        return self.has_open_cases or (self.closed_at is not None and at - self.closed_at <= CLOSED_LATELY)
