"""Intake: Telegram's updates into the inbox. Confirmed to Telegram is only what is committed here."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from bot.domain.storing import StorageError
from bot.telegram.api import UnreadableAnswerError
from bot.telegram.backoff import Backoff
from bot.telegram.conflict import Conflicts
from bot.telegram.failures import CallError, RefusedError
from bot.telegram.offset import Offset
from bot.telegram.outage import Outage
from bot.telegram.storing_trouble import StoringTrouble
from bot.telegram.updates import ALLOWED_UPDATES, read_update, read_wreck

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.queues import RawUpdate
    from bot.ports import Records, Store
    from bot.telegram.api import BotApi
    from bot.telegram.operator import TellOperator
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

POLL_SECONDS = 25  # how long Telegram holds a call open while there is nothing
READ_TIMEOUT = POLL_SECONDS + 15.0  # seconds until a call counts as lost
LIMIT = 100  # updates per call, Telegram's most
STORE_RETRY = (0.5, 10.0)  # seconds between tries to store, first and at most
POLL_RETRY = (0.5, 30.0)  # seconds between tries to poll, first and at most
OK = 200
CONFLICT = 409


class Intake:
    """Polls, stores, and only then moves on."""

    def __init__(
        self,
        api: BotApi,
        store: Store,
        clock: Timekeeper,
        bell: asyncio.Event,
        tell_operator: TellOperator | None = None,
    ) -> None:
        """`bell` is rung after each commit; the operator is told where nothing can be stored."""
        self._api = api
        self._store = store
        self._clock = clock
        self._bell = bell
        self._trouble_storing = StoringTrouble(tell_operator)
        self._conflicts = Conflicts(store)
        self._offset = Offset()
        self._limit = LIMIT
        self._backoff = Backoff(*POLL_RETRY)
        self._outage = Outage()

    async def run(self, stop: asyncio.Event) -> None:
        """Take updates until told to stop. What is being stored then is stored to the end."""
        stopping = asyncio.ensure_future(stop.wait())
        try:
            while not stop.is_set():
                polling = asyncio.ensure_future(self._poll())
                try:
                    # A poll given up half-way loses nothing: what it would have brought is not confirmed.
                    await asyncio.wait((polling, stopping), return_when=asyncio.FIRST_COMPLETED)
                    if not polling.done():
                        return
                    batch, pause = polling.result()
                finally:
                    polling.cancel()
                if batch:
                    await self._take(batch, stop)
                elif pause:
                    await asyncio.wait((stopping,), timeout=pause)
        finally:
            stopping.cancel()

    async def _poll(self) -> tuple[Sequence[RawUpdate], float]:
        """Return what came, or how many seconds to wait before the next try."""
        parameters: dict[str, Any] = {
            "timeout": POLL_SECONDS, "limit": self._limit, "allowed_updates": list(ALLOWED_UPDATES),
        }  # fmt: skip
        if self._offset.value is not None:
            parameters["offset"] = self._offset.value
        try:
            result = await self._api.call("getUpdates", parameters, read_timeout=READ_TIMEOUT)
        except UnreadableAnswerError as error:
            return await self._salvage(error)
        except CallError as error:
            return (), await self._trouble(error)
        if not isinstance(result, list):
            return (), await self._trouble(UnreadableAnswerError(OK, b""))
        self._outage.over()
        self._backoff.reset()
        self._limit = min(self._limit * 2, LIMIT)
        if not result:
            self._offset.rest()
        return [read_update(element) for element in result], 0.0

    async def _salvage(self, error: UnreadableAnswerError) -> tuple[Sequence[RawUpdate], float]:
        """One element broke the whole answer: ask for one at a time until it stands alone; keep its text."""
        if error.code == OK and self._limit > 1:
            self._limit = 1
            return (), 0.0
        wreck = read_wreck(error.body) if error.code == OK else None
        if wreck is None:
            return (), await self._trouble(error)
        return [wreck], 0.0

    async def _take(self, batch: Sequence[RawUpdate], stop: asyncio.Event) -> None:
        new = await self._stored(batch, stop)
        if new is None:
            return
        for update in batch:
            if not update.readable:
                LOG.error("update %d can't be read: quarantined", update.update_id)
        moved = self._offset.pass_over(batch)
        if new:
            self._bell.set()
        elif not moved:
            # Only what has no id, again: Telegram gives it at once at each call, so don't call at once.
            await asyncio.sleep(self._backoff.next())

    async def _stored(self, batch: Sequence[RawUpdate], stop: asyncio.Event) -> int | None:
        """Return how many updates were new, once committed; None if it couldn't be done until the stop."""
        waiting = Backoff(*STORE_RETRY)

        async def unit(records: Records) -> int:
            return await records.inbox.put(batch, self._clock.now())

        while True:
            try:
                new = await self._store.transact(unit)
            except StorageError as error:
                if stop.is_set():
                    return None
                await self._trouble_storing.failed(error)
                await asyncio.sleep(waiting.next())
            else:
                await self._trouble_storing.over()
                return new

    async def _trouble(self, error: CallError) -> float:
        pause = self._backoff.next()
        if isinstance(error, RefusedError) and error.code == CONFLICT:
            await self._conflicts.met(error.description, self._clock.now())
        else:
            LOG.warning("getUpdates failed (%s), try %d", error.name, self._backoff.tries)
        if isinstance(error, RefusedError):
            wait = error.parameters.get("retry_after")
            pause = max(pause, float(wait)) if isinstance(wait, int) else pause
        self._outage.goes_on(time.monotonic(), self._clock.now())
        return pause
