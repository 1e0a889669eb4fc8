"""The time, as the use cases are given it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Timekeeper(Protocol):
    """Whoever knows what time it is, really or in a simulation."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
