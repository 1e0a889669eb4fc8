"""A store whose transactions are measured."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from bot.domain.storing import StorageError

if TYPE_CHECKING:
    from bot.metrics.meter import VillageMeter
    from bot.ports import Records, Store

T = TypeVar("T")


class MeteredStore:
    """Fulfils bot.ports.Store over another store."""

    def __init__(self, store: Store, meter: VillageMeter) -> None:
        self._store = store
        self._meter = meter

    async def transact(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a unit in one transaction and measure it."""
        began = time.perf_counter()
        result = "undone"
        try:
            returned = await self._store.transact(unit)
            result = "committed"
        except StorageError:
            result = "failed"
            raise
        finally:
            self._meter.transacted(result, time.perf_counter() - began)
        return returned

    async def read(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a reading unit."""
        return await self._store.read(unit)
