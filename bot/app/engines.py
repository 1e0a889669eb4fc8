"""The databases that a process has open: each once, however many of its villages are in it."""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.app.footprint import Footprint
from bot.app.shares import Shares
from storage import open_engine

if TYPE_CHECKING:
    from datetime import datetime

    from storage import Engine

LOG = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Open:
    """One database, held open by a task of its own."""

    engine: asyncio.Future[Engine]
    footprint: Footprint
    """Looked at for what was paused; `trail` for whom to wake."""
    trail: Footprint
    shares: Shares | None = None
    leave: asyncio.Event = field(default_factory=asyncio.Event)
    holder: asyncio.Task[None] | None = None
    paused: frozenset[str] = frozenset()
    users: int = 0


class Engines:
    """Opens a database with its first user and closes it with the last."""

    def __init__(self) -> None:
        self._open: dict[str, _Open] = {}
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        # What a database logs is no one village's affair.
        self._context = contextvars.copy_context()

    @asynccontextmanager
    async def opened(self, url: str) -> AsyncIterator[Engine]:
        """Return a database; raise what opening it raises."""
        async with self._turns[url]:
            opened = self._open.get(url)
            if opened is None:
                opened = await self._begin(url)
            opened.users += 1
        try:
            yield opened.engine.result()
        finally:
            opened.users -= 1
            if opened.users == 0:
                await asyncio.shield(self._end(url, opened))

    def shares(self, url: str) -> Shares:
        """Return how the villages of an open database are shared out."""
        shares = self._open[url].shares
        assert shares is not None
        return shares

    async def paused(self) -> set[str]:
        """Return the keys of villages that are paused; only databases that may have changed are asked."""
        found: set[str] = set()
        for opened in list(self._open.values()):
            if opened.footprint.has_changed():
                try:
                    opened.paused = await opened.engine.result().paused()
                except Exception:  # noqa: BLE001 - a broken file is its own village's trouble, and said there
                    opened.footprint.forget()  # asked again at the next look
            found |= opened.paused
        return found

    def stirred(self) -> list[str]:
        """Return the databases that somebody has written to since the last call, this process among them."""
        return [url for url, opened in self._open.items() if opened.trail.has_changed()]

    async def stirring(self, url: str, now: datetime) -> frozenset[int] | None:
        """Return the ids of the villages in a database with something to do; None: all may have."""
        opened = self._open.get(url)
        if opened is None or not opened.engine.result().is_shared:
            return None  # a file of one village, and somebody has written to it
        return await opened.engine.result().stirring(now)

    async def _begin(self, url: str) -> _Open:
        opened = _Open(asyncio.get_running_loop().create_future(), Footprint(url), Footprint(url))
        opened.holder = asyncio.create_task(_hold(url, opened), context=self._context, name="database")
        await asyncio.wait((opened.engine, opened.holder), return_when=asyncio.FIRST_COMPLETED)
        if not opened.engine.done():
            await opened.holder  # raises what went wrong
        self._open[url] = opened
        return opened

    async def _end(self, url: str, opened: _Open) -> None:
        async with self._turns[url]:
            if opened.users or self._open.get(url) is not opened:
                return
            del self._open[url]
            opened.leave.set()
            if opened.holder is not None:
                try:
                    await opened.holder
                except Exception as error:  # noqa: BLE001 - it is of no use any more
                    LOG.warning("closing a database failed (%s)", type(error).__name__)


async def _hold(url: str, opened: _Open) -> None:
    """Open a database, and close it when everybody has left: all in one task."""
    async with open_engine(url) as engine:
        await engine.migrate()
        opened.shares = Shares(engine)
        sharing = asyncio.create_task(opened.shares.run(), name="shares")
        opened.engine.set_result(engine)
        try:
            await opened.leave.wait()
        finally:
            sharing.cancel()
            await asyncio.wait((sharing,))
