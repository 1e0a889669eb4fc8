"""Sender: the outbox to Telegram. The most urgent first, evenly paced; nothing is lost, little sent twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.documents.press import DocumentError
from bot.domain.queues import Priority
from bot.domain.storing import LeaseLostError, StorageError
from bot.telegram.backlog import Backlog
from bot.telegram.backoff import Backoff
from bot.telegram.calls import parameters_of, weight_of
from bot.telegram.drawing import drawn, no_photos
from bot.telegram.failures import CallError, RefusedError
from bot.telegram.ledger import Ledger
from bot.telegram.outcomes import MarkUnreachable, Outcomes
from bot.telegram.verdict import Fate, Verdict, judge
from bot.traces import trace
from bot.usecases.bells import IDLE
from bot.waits import rung

if TYPE_CHECKING:
    from bot.domain.queues import OutboxRow
    from bot.ports import Store
    from bot.telegram.api import BotApi
    from bot.telegram.drawing import Draw, Photos
    from bot.telegram.gallery import Gallery
    from bot.telegram.gates import Gates
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

WORKERS = 100
"""Calls on their way at once, at most. After a crash each of them may be sent twice; at 28 calls a second two
or three are on their way."""
ON_ITS_WAY = 0.5  # seconds in which a call that has left is answered, mostly
LOOK_INTERVAL = 1.0  # seconds between looks while nothing may be sent
STORE_RETRY = (0.5, 5.0)  # seconds between tries while the storage fails, first and at most


def always() -> bool:
    """No other process sends."""
    return True


class Sender:
    """Sends pending rows. Each is claimed as its call leaves, and marked before its chat gets another."""

    def __init__(
        self,
        api: BotApi,
        store: Store,
        clock: Timekeeper,
        bell: asyncio.Event,
        gates: Gates,
        mark_unreachable: MarkUnreachable,
        *,
        draw: Draw,
        gallery: Gallery,
        photos: Photos = no_photos,
        may_send: Callable[[], bool] = always,
        workers: int = WORKERS,
    ) -> None:
        """`bell` is rung when the outbox has something new.

        `draw` makes a picture that a row asks for, `gallery` has those that many rows share,
        `photos` gets the cadres' photos that stand in a picture. `may_send` is asked as each call leaves.
        """
        self._api = api
        self._bell = bell
        self._gates = gates
        self._draw = draw
        self._gallery = gallery
        self._photos = photos
        self._may_send = may_send
        self._workers = workers
        self._ledger = Ledger(store, clock)
        self._backlog = Backlog(store)
        self._outcomes = Outcomes(api, clock, gates, self._ledger, self._backlog, mark_unreachable)
        self._unread = Backoff(*STORE_RETRY)
        self._weight = 1
        self._calling: set[asyncio.Timeout] = set()

    async def run(self, stop: asyncio.Event) -> None:
        """Send until told to stop (and rung), then finish the calls that are on their way."""
        await self._ledger.note(lambda records: records.outbox.release())
        async with asyncio.TaskGroup() as group:
            while not stop.is_set():
                self._bell.clear()
                pause = await self._turn(group)
                if pause > 0:
                    # Calls on their way are cut off in time where the right to send ends.
                    await rung(self._bell, min(pause, LOOK_INTERVAL if self._gates.busy else IDLE))
            self._keep_from_leaving()

    async def _turn(self, group: asyncio.TaskGroup) -> float:
        """Start what may go now; return how many seconds there is nothing to do, unless rung for."""
        places = self._workers - len(self._gates.busy)
        if places <= 0 or not self._may_send():
            self._keep_from_leaving()
            return LOOK_INTERVAL
        weight, self._weight = self._weight, 1
        wait = self._gates.wait(weight, urgent=True)
        if wait > 0:
            return wait
        try:
            rows = await self._backlog.pick(1 if self._gates.limited else places, self._gates.is_free)
        except StorageError as error:
            LOG.error("the outbox can't be read (%s)", type(error).__name__)  # noqa: TRY400
            return self._unread.next()
        self._unread.reset()
        for row in rows:
            urgent = row.priority <= Priority.TASK
            wait = self._gates.wait(weight_of(row), urgent=urgent)
            if wait > 0:
                # Its place isn't there yet (an album needs one for each part): others may go before it.
                self._backlog.put_back(row)
                self._weight = weight_of(row)
            else:
                self._gates.enter(row.chat_id, weight_of(row), urgent=urgent)
                group.create_task(self._deliver(row))
        if rows:
            return 0.0 if wait <= 0 else wait
        if self._backlog.is_behind:
            return 0.0
        return self._gates.wait_for(self._backlog.waiting_chats())

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            self._ledger.claim(row.id)
            ready = await self._ready(row)
            if ready is None:
                return
            await self._place(row)
            if self._gates.is_paused(row.chat_id):
                await self._outcomes.postpone(row, "paused")
            elif not self._may_send():
                await self._outcomes.postpone(row, "Lease")
            else:
                await self._call(row, *ready)
        except LeaseLostError:
            LOG.info("outbox row %d is another process's now", row.id)
        except Exception as error:  # noqa: BLE001 - one row must not end the others
            # It stays as it is, and is looked at again after the next start.
            LOG.error("outbox row %d can't be marked: %s", row.id, trace(error))  # noqa: TRY400
        finally:
            await self._gallery.learn(row.id, row.method, row.payload, None)
            self._gates.leave(row.chat_id, weight_of(row))
            self._bell.set()

    async def _place(self, row: OutboxRow) -> None:
        """Wait for the call's place in the pace, and until no second that holds it is too full."""
        weight = weight_of(row)
        wait = max(self._gates.place(row.chat_id), self._gates.crowded(weight))
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._gates.crowded(weight)

    async def _ready(self, row: OutboxRow) -> tuple[str, Mapping[str, Any]] | None:
        """Return a row's method and parameters, or None after giving it up: its picture can't be drawn."""
        try:
            parameters = await drawn(parameters_of(row), self._draw, self._photos)
            return await self._gallery.fill(row.id, row.method, parameters)
        except StorageError as error:
            LOG.warning("outbox row %d waits for the storage (%s)", row.id, type(error).__name__)
            await self._outcomes.postpone(row, "Storage")
            return None
        except DocumentError as error:
            LOG.error("outbox row %d: its picture can't be drawn: %s", row.id, trace(error))  # noqa: TRY400
            await self._outcomes.failed(row, Verdict(Fate.HOPELESS, "Document"))
            return None

    def _keep_from_leaving(self) -> None:
        """Where another process may send soon, give up calls that still wait, perhaps for a connection."""
        if not self._may_send():
            until = asyncio.get_running_loop().time() + ON_ITS_WAY
            while self._calling:
                self._calling.pop().reschedule(until)

    async def _call(self, row: OutboxRow, method: str, parameters: Mapping[str, Any]) -> None:
        self._gates.depart(row.chat_id, weight_of(row))
        try:
            async with asyncio.timeout(None) as limit:
                self._calling.add(limit)
                try:
                    result = await self._api.call(method, parameters)
                finally:
                    self._calling.discard(limit)
                    self._gates.answered(row.chat_id)
        except TimeoutError:
            await self._outcomes.postpone(row, "Lease")
        except RefusedError as failure:
            stale = await self._gallery.doubt(row.method, row.payload, failure.description)
            await self._outcomes.failed(row, Verdict(Fate.AGAIN, failure.name) if stale else judge(failure))
        except CallError as failure:
            await self._outcomes.failed(row, judge(failure))
        else:
            await self._gallery.learn(row.id, row.method, row.payload, result)
            await self._outcomes.sent(row, result)
