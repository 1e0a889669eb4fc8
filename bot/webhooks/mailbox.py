"""A mailbox: where one village's updates are put. Whoever serves the village need not be this process."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final, Protocol

from bot.domain.storing import DatabaseBusyError, DatabaseGoneError, StorageError
from bot.telegram.storing_trouble import StoringTrouble

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.domain.queues import RawUpdate
    from bot.ports import Records, Store
    from bot.telegram.operator import TellOperator
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

PATIENCE: Final = 30.0  # seconds for a commit; Telegram waits for 60


class Box(Protocol):
    """Takes a village's updates."""

    async def put(self, update: RawUpdate) -> None:
        """Return once an update is committed, or was before; raise StorageError where it can't be."""


class Mailbox:
    """The inbox of a village whose records are open."""

    def __init__(
        self,
        store: Store,
        clock: Timekeeper,
        ring: Callable[[], None],
        tell_operator: TellOperator | None = None,
    ) -> None:
        """`ring` is called after each commit of something new; the operator is told where storing fails."""
        self._store = store
        self._clock = clock
        self._ring = ring
        self._trouble = StoringTrouble(tell_operator)

    async def put(self, update: RawUpdate) -> None:
        """Return once an update is committed, or was before; raise StorageError where it can't be."""

        async def unit(records: Records) -> int:
            return await records.inbox.put([update], self._clock.now())

        try:
            new = await self._transacted(unit)
        except StorageError as error:
            await self._trouble.failed(error)
            raise
        await self._trouble.over()
        if not new:
            return
        if not update.readable:
            LOG.error("update %d can't be read: quarantined", update.update_id)
        self._ring()

    async def _transacted(self, unit: Callable[[Records], Awaitable[int]]) -> int:
        """Commit in time: what was given up is carried out or not, and comes again in any case."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._store.transact(unit)
        except TimeoutError as error:
            raise DatabaseBusyError from error


class DistantBox:
    """The inbox of a village that this process doesn't serve: its records are opened for the first update."""

    def __init__(self, open_box: Callable[[], Awaitable[Box]]) -> None:
        """`open_box` raises StorageError where the records can't be opened."""
        self._open = open_box
        self._box: Box | None = None

    async def put(self, update: RawUpdate) -> None:
        """Return once an update is committed; raise StorageError where it can't be."""
        if self._box is None:
            self._box = await self._open()
        await self._box.put(update)


class ClosedBox:
    """The inbox of a village whose records nobody but whoever serves it may open, and nobody does now."""

    async def put(self, update: RawUpdate) -> None:
        """Raise DatabaseGoneError: Telegram is to come again."""
        del update
        raise DatabaseGoneError
