"""What the use cases need of storage: vital signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.vitals import Vitals as Signs


class Vitals(Protocol):
    """Whether everything keeps up."""

    async def at(self, now: datetime) -> Signs:
        """Return how much waits at an instant, and since when."""
