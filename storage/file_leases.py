"""Leases on SQLite: one process holds the file, and with it whichever village it serves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final, Protocol, TypeVar

from bot.domain.deployment import Deployment, Served
from bot.domain.storing import AlreadyRunningError, StorageError
from storage.filelock import locked
from storage.lease import Lease

T = TypeVar("T")

CLEAR: Final = "UPDATE leases SET holder = ''"
TAKE: Final = """
INSERT INTO leases (village_id, holder, epoch, expires_at) VALUES (?, ?, 1, 0)
ON CONFLICT (village_id) DO UPDATE SET holder = excluded.holder, epoch = epoch + 1 RETURNING epoch"""
RELEASE: Final = "UPDATE leases SET holder = '' WHERE village_id = ? AND holder = ?"
SERVED: Final = "SELECT * FROM leases WHERE holder <> '' ORDER BY village_id"


class Run(Protocol):
    """Runs a unit over a connection."""

    async def __call__(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Return what the unit returns."""


class FileLeases:
    """This process's leases: the operating system keeps the lock, however the process ends."""

    def __init__(self, process: str, lock: Path, write: Run, read: Run) -> None:
        self._process = process
        self._lock = lock
        self._write = write
        self._read = read
        self._held: dict[int, Lease] = {}
        self._taking = asyncio.Lock()
        self._file = ExitStack()
        self._offers: frozenset[int] = frozenset()

    def is_served(self) -> bool:
        """Whether a bot runs on this file, in whatever process."""
        try:
            with locked(self._lock):
                return False
        except AlreadyRunningError:
            return True

    @asynccontextmanager
    async def serve(self, village: int) -> AsyncIterator[Lease]:
        """Hold the file, for one village; raise AlreadyRunningError where another process has it."""
        async with self._taking:
            if village in self._held:
                raise AlreadyRunningError
            if not self._held:
                self._file.enter_context(locked(self._lock))
            try:
                lease = await self._taken(village)
            finally:
                self._let_go()
        try:
            yield lease
        finally:
            async with self._taking:
                with suppress(StorageError):
                    await self._write(lambda connection: _run(connection, RELEASE, village, self._process))
                del self._held[village]
                lease.lose()
                self._let_go()

    async def _taken(self, village: int) -> Lease:
        is_first = not self._held

        async def unit(connection: Any) -> int:  # noqa: ANN401 - a driver's connection
            if is_first:  # whoever had the file before and was killed is still written there
                await _run(connection, CLEAR)
            (row,) = await _run(connection, TAKE, village, self._process)
            return int(row["epoch"])

        lease = self._held[village] = Lease(village, self._process, await self._write(unit))
        return lease

    def _let_go(self) -> None:
        if not self._held:
            self._file.close()

    async def offer(self, villages: Iterable[int]) -> None:
        """Note which villages this process could serve: there are no others."""
        self._offers = frozenset(villages)

    async def deployment(self) -> Deployment:
        """Return who serves, in whatever process."""
        rows = await self._read(lambda connection: _run(connection, SERVED)) if self.is_served() else []
        served = {
            row["village_id"]: Served(row["village_id"], row["holder"], row["epoch"], None) for row in rows
        }
        return Deployment(self._process, {self._process: self._offers}, served)


async def _run(connection: Any, statement: str, *values: object) -> Any:  # noqa: ANN401 - a driver's connection
    return await connection.execute_fetchall(statement, values)
