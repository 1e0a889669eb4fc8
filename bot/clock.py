"""The time: real, or the simulator's. Whoever needs it is handed a clock; pacing uses the monotonic one."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx

LOG = logging.getLogger(__name__)

LOOK_INTERVAL = 1.0  # seconds between two looks at whether the wall clock was set
JUMP = 1.0  # seconds by which the wall clock must leave the monotonic one to count as set
POLL_TIMEOUT = 90.0  # seconds; the simulator answers a long poll earlier
RETRY = (0.2, 5.0)  # seconds between tries to reach the simulator, first and at most


class Clock(Protocol):
    """Whoever knows what time it is."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""

    def on_jump(self, wake: Callable[[], None]) -> None:
        """Have `wake` called whenever the time has jumped, either way."""

    async def follow(self) -> None:
        """Watch for jumps, for ever."""


class SystemClock:
    """The machine's clock. NTP, an operator or a laptop's sleep may set it."""

    def __init__(self) -> None:
        self._wakes: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)

    def on_jump(self, wake: Callable[[], None]) -> None:
        """Have `wake` called within a second after the clock was set."""
        self._wakes.append(wake)

    async def follow(self) -> None:
        """Compare the wall clock with the monotonic one, once a second."""
        apart = time.time() - time.monotonic()
        while True:
            await asyncio.sleep(LOOK_INTERVAL)
            before, apart = apart, time.time() - time.monotonic()
            if abs(apart - before) > JUMP:
                LOG.warning("the clock was set by %+.0f s", apart - before)
                for wake in self._wakes:
                    wake()


class SimulatorClock:
    """Follows the simulator's clock: real time plus an offset, which it learns by long polling."""

    def __init__(self, base_url: str) -> None:
        """Follow the simulator whose Bot API is at `base_url`; call `start` before `now`."""
        parts = urlsplit(base_url)
        self._url = f"{parts.scheme}://{parts.netloc}/sim/clock"
        self._offset = timedelta()
        self._version = 0
        self._wakes: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """Return the simulated instant, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def on_jump(self, wake: Callable[[], None]) -> None:
        """Have `wake` called after each jump."""
        self._wakes.append(wake)

    async def start(self) -> None:
        """Fetch the offset once, waiting for the simulator as long as it takes."""
        async with httpx.AsyncClient(timeout=POLL_TIMEOUT, trust_env=False) as client:
            await self._fetch(client, {})

    async def follow(self) -> None:
        """Learn of each jump as it happens."""
        async with httpx.AsyncClient(timeout=POLL_TIMEOUT, trust_env=False) as client:
            # The first time without `after`, which answers at once: a jump may have gone by since the start.
            query: dict[str, int] = {}
            while True:
                asked_at, version = time.monotonic(), self._version
                await self._fetch(client, query)
                if query and version == self._version and time.monotonic() - asked_at < RETRY[0]:
                    await asyncio.sleep(
                        RETRY[0]
                    )  # A simulator that is ending answers at once, again and again.
                query = {"after": self._version}

    async def _fetch(self, client: httpx.AsyncClient, query: dict[str, int]) -> None:
        pause, most = RETRY
        while True:
            try:
                answer = (await client.get(self._url, params=query)).raise_for_status()
                break
            except httpx.HTTPError as error:
                LOG.warning("the simulator's clock can't be read: %s", type(error).__name__)
                await asyncio.sleep(pause)
                # Without `after` it answers at once: a jump may have happened meanwhile.
                pause, query = min(pause * 2, most), {}
        self._take(answer.json())

    def _take(self, told: dict[str, Any]) -> None:
        before, self._offset = self._offset, timedelta(microseconds=told["offset_us"])
        self._version = told["version"]
        if self._offset != before:
            for wake in self._wakes:
                wake()
