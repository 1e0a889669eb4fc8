"""A job: a unit of work that waits for its turn, and for its commit."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storage.lease import Lease


@dataclass(eq=False, slots=True)
class Job:
    """Somebody's unit, and the future by which he hears of it."""

    unit: Callable[[Any], Awaitable[Any]]
    village: int
    """Whose records it changes; 0 for what is no village's."""
    lease: Lease | None
    """By which right, where it is whoever serves the village that asks."""
    since: float
    """When it was handed in, on the monotonic clock."""
    done: asyncio.Future[Any]
    result: Any = field(default=None)

    def succeed(self) -> None:
        """It is committed."""
        if not self.done.done():
            self.done.set_result(self.result)

    def fail(self, error: BaseException) -> None:
        """It was undone; whoever waits is told why."""
        if not self.done.done():
            if isinstance(error, asyncio.CancelledError):
                self.done.cancel()
            else:
                self.done.set_exception(error)
