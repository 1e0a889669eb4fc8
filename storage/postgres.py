"""PostgreSQL through asyncpg: one writing connection, a pool of readers, the same queries."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any, Final, Self, TypeVar

import asyncpg

from storage.errors import AlreadyRunningError, DatabaseGoneError, translated
from storage.migrations import CREATE, outstanding, version_of
from storage.queries import load
from storage.writer import Writer

T = TypeVar("T")

READERS: Final = 4
CONNECT_TIMEOUT: Final = 10.0  # seconds
CLAIM: Final = 5_120_153  # the advisory lock that a running bot holds, together with its schema
MIGRATION: Final = 5_120_154  # the advisory lock that a migration holds
SNAPSHOT: Final = "SELECT CAST(pg_current_snapshot() AS TEXT)"


class PostgresEngine:
    """Fulfils storage.engine.Backend on a server."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.sql = load("asyncpg")
        self.writer = Writer(self._open, "BEGIN", _is_closed)
        self._readers: Any = None
        self._stack = AsyncExitStack()
        self._snapshot = ""

    async def __aenter__(self) -> Self:
        """Connect; raise DatabaseGoneError where nobody answers."""
        async with AsyncExitStack() as stack:
            await self.writer.start()
            stack.push_async_callback(self.writer.close)
            self._readers = await asyncpg.create_pool(
                self._url, min_size=1, max_size=READERS, timeout=CONNECT_TIMEOUT
            )
            stack.push_async_callback(self._readers.close)
            await self.changed()
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        """Finish what runs and close every connection."""
        await self._stack.aclose()

    async def write(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit over the writing connection, alone, and commit it."""
        return await self.writer.run(unit)

    async def read(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit over a reading connection, in one consistent view."""
        async with self._reader() as connection:
            try:
                async with connection.transaction(isolation="repeatable_read", readonly=True):
                    return await unit(connection)
            except Exception as error:
                if connection.is_closed():  # what is raised then may be an error about the closing
                    raise DatabaseGoneError from error
                raise translated(error) from error

    async def migrate(self) -> None:
        """Apply the migrations that this database hasn't seen."""

        async def unit(connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
            # Two that start at the same time would both make the table.
            await connection.execute(f"SELECT pg_advisory_xact_lock({MIGRATION})")
            await connection.execute(CREATE)
            row = await connection.fetchrow("SELECT version FROM schema_version")
            for number, script in outstanding("postgres", version_of(row)):
                await connection.execute(script)
                await connection.execute("DELETE FROM schema_version")
                await connection.execute("INSERT INTO schema_version (version) VALUES ($1)", number)

        await self.write(unit)

    async def changed(self) -> bool:
        """Return whether anybody may have committed since the last call, oneself included.

        The snapshot names every transaction under way and the latest that has ended: it costs no look at
        any table, and works through a pooler, which LISTEN doesn't.
        """
        async with self._reader() as connection:
            before, self._snapshot = self._snapshot, await connection.fetchval(SNAPSHOT)
        return before != self._snapshot

    async def checkpoint(self) -> None:
        """Nothing: the server vacuums and checkpoints by itself."""

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[None]:
        """Hold an advisory lock over a connection of its own: the server lets go of it when that ends."""
        connection = await self._open()
        try:
            taken = "SELECT pg_try_advisory_lock($1, hashtext(current_schema()))"
            if not await connection.fetchval(taken, CLAIM):
                raise AlreadyRunningError
            yield
        finally:
            await connection.close()

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[Any]:
        try:
            connection = await self._readers.acquire()
        except OSError as error:
            raise DatabaseGoneError from error
        except Exception as error:
            raise translated(error) from error
        try:
            yield connection
        finally:
            await self._readers.release(connection)

    async def _open(self) -> Any:  # noqa: ANN401 - asyncpg has no types
        try:
            return await asyncpg.connect(self._url, timeout=CONNECT_TIMEOUT)
        except OSError as error:  # also TimeoutError
            raise DatabaseGoneError from error
        except Exception as error:
            raise translated(error) from error


def _is_closed(connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
    return bool(connection.is_closed())
