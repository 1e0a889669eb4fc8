"""A mailbox: where one village's updates are put. Whoever serves the village need not be this process."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.domain.storing import StorageError
from bot.telegram.storing_trouble import StoringTrouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.domain.queues import RawUpdate
    from bot.ports import Records, Store
    from bot.telegram.operator import TellOperator
    from bot.usecases.timekeeping import Timekeeper
    from bot.webhooks.keys import Key

LOG = logging.getLogger(__name__)


class Mailbox:
    """One village's way into its inbox."""

    def __init__(
        self,
        key: Key,
        store: Store,
        clock: Timekeeper,
        ring: Callable[[], None],
        tell_operator: TellOperator | None = None,
    ) -> None:
        """`ring` is called after each commit of something new; the operator is told where storing fails."""
        self.key = key
        self._store = store
        self._clock = clock
        self._ring = ring
        self._trouble = StoringTrouble(tell_operator)

    async def put(self, update: RawUpdate) -> None:
        """Return once an update is committed, or was before; raise StorageError where it can't be."""

        async def unit(records: Records) -> int:
            return await records.inbox.put([update], self._clock.now())

        try:
            new = await self._store.transact(unit)
        except StorageError as error:
            await self._trouble.failed(error)
            raise
        await self._trouble.over()
        if not new:
            return
        if not update.readable:
            LOG.error("update %d can't be read: quarantined", update.update_id)
        self._ring()
