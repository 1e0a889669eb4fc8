"""Renewing: something done again and again on a connection of its own, which waits for nobody's work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

LOG: Final = logging.getLogger(__name__)

TIMEOUT: Final = 2.0  # seconds for connecting and for renewing
RETRY: Final = 0.25  # seconds after a failure


class Renewing:
    """A task that never gives up; its connection is opened anew after each failure."""

    def __init__(
        self, connect: Callable[[], Awaitable[Any]], renew: Callable[[Any], Awaitable[None]], every: float
    ) -> None:
        """`every`: seconds."""
        self._connect = connect
        self._renew = renew
        self._every = every
        self._connection: Any = None
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, if it hasn't begun."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="lease renewal")

    async def close(self) -> None:
        """End it, and its connection."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait((self._task,))
            self._task = None

    async def _run(self) -> None:
        failures = 0
        try:
            while True:
                try:
                    async with asyncio.timeout(TIMEOUT):
                        if self._connection is None:
                            self._connection = await self._connect()
                        await self._renew(self._connection)
                except Exception as error:  # noqa: BLE001 - the leases hold as long as they hold
                    failures += 1
                    if failures == 1:
                        LOG.warning("leases can't be renewed (%s)", type(error).__name__)
                    self._drop()
                    await asyncio.sleep(RETRY)
                else:
                    if failures:
                        LOG.warning("leases are renewed again")
                    failures = 0
                    await asyncio.sleep(self._every)
        finally:
            self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None
