"""Dispatcher: stored updates to the handlers; one at a time per chat, chats side by side, in fair turns."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.domain.storing import LeaseLostError, RowSettledError, StorageError
from bot.telegram.attempt import Attempt, catch_errors, current_attempt
from bot.telegram.backoff import Backoff
from bot.telegram.turns import Turns
from bot.traces import trace
from bot.usecases.bells import IDLE
from bot.waits import rung

if TYPE_CHECKING:
    from telegram.ext import Application

    from bot.domain.queues import InboxRow
    from bot.ports import Records, Store
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

WORKERS = 32
"""Updates handled at the same time. They wait for the same commits, so more of them cost little."""
RETRY_AFTER = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=2))
"""Before each further try; a row that then fails once more is parked."""
LOOK_INTERVAL = 1.0  # seconds between looks at the inbox while something in it waits for its next try
LONGEST = 120.0  # seconds that a handler may take
STORE_RETRY = (0.2, 5.0)  # seconds between tries while the storage fails, first and at most
PAGE = 256  # heads looked at together


Apologise = Callable[["InboxRow"], Awaitable[object]]
"""Tells the person whose update this is that it could not be handled."""


def reference_of(row: InboxRow) -> str:
    """Return what a person may quote of an update that failed: the log and `lianxin parked` have it too."""
    return f"E-{row.id}"


class UnreadableUpdateError(Exception):
    """No Update can be made of what was stored."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name
        """The parser's error, without its words: they may quote people."""


class Dispatcher:
    """Hands inbox rows to the application. Whether a row is done, only the use case's commit says."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        store: Store,
        clock: Timekeeper,
        bell: asyncio.Event,
        apologise: Apologise | None = None,
        *,
        workers: int = WORKERS,
    ) -> None:
        """`bell` is rung when the inbox has something new; `apologise` is told of each row that is parked."""
        self._apologise = apologise
        self._application = application
        self._store = store
        self._clock = clock
        self._bell = bell
        self._workers = workers
        self._turns = Turns()
        self._trouble = Backoff(*STORE_RETRY)
        catch_errors(application)

    async def run(self, stop: asyncio.Event) -> None:
        """Dispatch until told to stop (and rung), then finish what runs."""
        async with asyncio.TaskGroup() as group:
            while not stop.is_set():
                self._bell.clear()
                if len(self._turns.running) >= self._workers:
                    await rung(self._bell, LOOK_INTERVAL)
                    continue
                row = self._turns.take()
                if row is None and not await self._look():
                    await rung(self._bell, await self._rest())
                elif row is not None:
                    group.create_task(self._serve(row))

    async def _look(self) -> bool:
        """Fetch the chats' oldest rows; return whether there was one that can be taken."""
        started = self._turns.begin_look()
        limit = PAGE + len(self._turns.running)

        async def unit(records: Records) -> list[InboxRow]:
            return await records.inbox.heads(self._clock.now(), limit)

        try:
            rows = await self._store.read(unit)
        except StorageError as error:
            await self._pause(error)
            return False
        return self._turns.offer(rows, started)

    async def _rest(self) -> float:
        """Return for how many seconds there is nothing to look for, unless rung for."""
        if self._turns.running:
            return LOOK_INTERVAL
        latest = self._clock.now() + RETRY_AFTER[-1]
        try:
            waiting = await self._store.read(lambda records: records.inbox.heads(latest, 1))
        except StorageError:
            return LOOK_INTERVAL
        return LOOK_INTERVAL if waiting else IDLE

    async def _serve(self, row: InboxRow) -> None:
        try:
            attempt = await self._handled(row)
            error = attempt.error
            if attempt.settled or isinstance(error, RowSettledError):
                self._trouble.reset()
            elif isinstance(error, StorageError):
                await self._pause(error)
            elif isinstance(error, UnreadableUpdateError):
                await self._quarantine(row, error.name)
            else:
                await self._fail(row, error)
        finally:
            self._turns.done(row.chat_key)
            self._bell.set()

    async def _handled(self, row: InboxRow) -> Attempt:
        attempt = Attempt(row)
        token = current_attempt.set(attempt)
        try:
            update = self._read(row)
            async with asyncio.timeout(LONGEST):
                await self._application.process_update(update)
        except Exception as error:  # noqa: BLE001 - one row's error must not end the others; it is counted below
            attempt.error = error
        finally:
            current_attempt.reset(token)
        return attempt

    def _read(self, row: InboxRow) -> Update:
        """Return a row's update; raise UnreadableUpdateError where none can be made of it."""
        try:
            update = Update.de_json(json.loads(row.payload or "null"), self._application.bot)
        except Exception as error:  # a foreign parser on foreign data: whatever it raises means the same
            raise UnreadableUpdateError(type(error).__name__) from error
        if update is None:
            raise UnreadableUpdateError("None")
        return update

    async def _quarantine(self, row: InboxRow, error: str) -> None:
        LOG.error("update %d can't be read: quarantined", row.update_id)
        await self._note(lambda records: records.inbox.quarantine(row.id, error))

    async def _fail(self, row: InboxRow, error: BaseException | None) -> None:
        name = "Unsettled" if error is None else type(error).__name__
        parked = row.attempts >= len(RETRY_AFTER)
        retry_at = None if parked else self._clock.now() + RETRY_AFTER[row.attempts]
        what = "parked" if parked else f"try {row.attempts + 1} failed"
        where = trace(error) if error else name
        quoted = f", reference {reference_of(row)}" if parked else ""
        LOG.error("inbox row %d (update %d) %s%s: %s", row.id, row.update_id, what, quoted, where)
        await self._note(lambda records: records.inbox.fail(row.id, name, retry_at))
        if parked and self._apologise is not None:
            try:
                await self._apologise(row)
            except Exception as trouble:  # noqa: BLE001 - it is said in the log already
                LOG.warning("inbox row %d: nobody could be told: %s", row.id, trace(trouble))

    async def _note(self, unit: Callable[[Records], Awaitable[None]]) -> None:
        """Commit what is to be said of a row, for as long as it takes the storage."""
        while True:
            try:
                await self._store.transact(unit)
            except LeaseLostError:
                return  # whoever serves the village now takes the row
            except StorageError as trouble:
                await self._pause(trouble)
            else:
                return

    async def _pause(self, error: BaseException) -> None:
        """The storage fails: that is nobody's fault, so it counts as no try."""
        if self._trouble.tries == 0:
            LOG.error("nothing is handled: the storage fails (%s)", type(error).__name__)
        await asyncio.sleep(self._trouble.next())
