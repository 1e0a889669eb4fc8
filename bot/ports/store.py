"""The database that a village's records are kept in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from bot.ports.records import Records

T = TypeVar("T")


class Store(Protocol):
    """One village's records, in a database."""

    async def transact(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a unit in one transaction, alone; return its result once it is committed durably.

        What the
        unit raises undoes it and comes back to the caller. Units that wait at the same time may share a
        commit; none of them is acknowledged before.
        """

    async def read(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a reading unit beside the writer, on committed records."""
