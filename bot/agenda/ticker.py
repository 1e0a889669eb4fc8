"""The ticker: wakes the agenda at the earliest due time. APScheduler counts; the truth is in the table."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

if TYPE_CHECKING:
    from types import TracebackType

    from bot.usecases.timekeeping import Timekeeper

JOB = "earliest"


class Ticker:
    """One date job that only rings the bell: re-arming while a job runs makes APScheduler drop it."""

    def __init__(self, clock: Timekeeper, bell: asyncio.Event) -> None:
        self._clock = clock
        self._bell = bell
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._armed_for: datetime | None = None

    async def __aenter__(self) -> Self:
        self._scheduler.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._scheduler.shutdown(wait=False)

    def arm(self, due_at: datetime | None) -> None:
        """Ring at this instant of the given clock, in place of what was armed before; None: not at all."""
        # APScheduler reads the real clock.
        at = None if due_at is None else datetime.now(UTC) + (due_at - self._clock.now())
        if self._armed_for is not None and self._scheduler.get_job(JOB) is not None:
            self._scheduler.remove_job(JOB)
        self._armed_for = at
        if at is not None:
            # The default of one second would drop a job that a short stall makes late.
            self._scheduler.add_job(self._ring, "date", run_date=at, id=JOB, misfire_grace_time=None)

    async def _ring(self) -> None:
        # A coroutine: APScheduler runs plain functions in a thread, where no event may be set.
        self._bell.set()
