"""The agenda: settles what falls due, when it falls due, and at start what fell due meanwhile."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.agenda.ticker import Ticker
from bot.domain.storing import StorageError
from bot.traces import trace
from bot.usecases.bells import IDLE
from bot.waits import rung

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.reminder import Reminder
    from bot.ports import Records, Store
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

TOGETHER = 64
"""Reminders settled at the same time: they share their commits."""
LOOK_INTERVAL = 1.0
"""Seconds between looks while one that failed waits: it stays the earliest, so the ticker can't be armed for
those behind it."""
GATHERED = 0.05
"""Seconds in which further rings count as one: every message rings."""
RETRY = (5.0, 600.0)  # seconds before a reminder that failed is tried again, first and at most
STORE_RETRY = 2.0  # seconds

Settle = Callable[["Reminder"], Awaitable[object]]
"""Does what a reminder is for and settles its row, in one transaction."""


class Agenda:
    """One loop. Whoever changes the reminders rings the bell, and it arms the ticker anew."""

    def __init__(self, store: Store, clock: Timekeeper, bell: asyncio.Event, settle: Settle) -> None:
        self._store = store
        self._clock = clock
        self._bell = bell
        self._settle = settle
        self._failed: dict[int, tuple[int, float]] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Settle until told to stop (and rung), then finish what runs."""
        async with Ticker(self._clock, self._bell) as ticker:
            while not stop.is_set():
                self._bell.clear()
                try:
                    due = await self._due()
                    if due:
                        await asyncio.gather(*map(self._settled, due))
                        continue
                    ticker.arm(await self._next_due())
                except StorageError as error:
                    LOG.error("reminders can't be read (%s)", type(error).__name__)  # noqa: TRY400
                    await rung(self._bell, STORE_RETRY)
                    continue
                await rung(self._bell, LOOK_INTERVAL if self._failed else IDLE)
                await asyncio.sleep(GATHERED)

    async def _due(self) -> list[Reminder]:
        """Return what is due, apart from what failed and waits for its next try."""
        now = time.monotonic()
        waiting = {row_id for row_id, (_, until) in self._failed.items() if until > now}
        limit = TOGETHER + len(waiting)

        async def unit(records: Records) -> list[Reminder]:
            return await records.reminders.due(self._clock.now(), limit)

        due = await self._store.read(unit)
        return [reminder for reminder in due if reminder.id not in waiting][:TOGETHER]

    async def _next_due(self) -> datetime | None:
        """Return when the next one falls due; None where that one failed and waits for its next try."""

        async def unit(records: Records) -> datetime | None:
            return await records.reminders.next_due()

        due_at = await self._store.read(unit)
        if self._failed and due_at is not None and due_at <= self._clock.now():
            return None
        return due_at

    async def _settled(self, reminder: Reminder) -> None:
        try:
            await self._settle(reminder)
        except StorageError as error:
            LOG.warning("reminder %d waits: the storage fails (%s)", reminder.id, type(error).__name__)
            self._failed[reminder.id] = (0, time.monotonic() + STORE_RETRY)
        except Exception as error:  # noqa: BLE001 - one reminder's error must not end the others
            tries, _ = self._failed.get(reminder.id, (0, 0.0))
            pause = min(RETRY[0] * 2.0 ** min(tries, 16), RETRY[1])
            self._failed[reminder.id] = (tries + 1, time.monotonic() + pause)
            LOG.error("reminder %d (%s) failed: %s", reminder.id, reminder.kind, trace(error))  # noqa: TRY400
        else:
            self._failed.pop(reminder.id, None)
