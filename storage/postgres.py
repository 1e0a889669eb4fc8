"""PostgreSQL through asyncpg: one writing connection, a pool of readers, the same queries."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import asyncpg

from bot.domain.backup import Backup
from bot.domain.storing import (
    AlreadyRunningError,
    BackupElsewhereError,
    DatabaseBusyError,
    DatabaseGoneError,
)
from storage.errors import refused, translated
from storage.migrations import CREATE, outstanding, version_of
from storage.postgres_link import Link
from storage.queries import load
from storage.writer import Writer

T = TypeVar("T")

READERS: Final = 4
CLOSE_TIMEOUT: Final = 10.0  # seconds
SIZE: Final = """
SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
"""
CLAIM: Final = 5_120_153  # the advisory lock that a running bot holds, together with its schema
WRITE: Final = 5_120_154  # the advisory lock of whoever writes, likewise


class PostgresEngine:
    """Fulfils storage.engine.Backend on a server, and storage.writer.Dialect."""

    def __init__(self, url: str, busy_timeout: float) -> None:
        """`busy_timeout`: seconds that a statement waits for another process's lock."""
        self._link = Link.of(url)
        # One at a time over all processes, as with SQLite: commands write beside a running bot.
        self.begin = (
            f"BEGIN; SET LOCAL lock_timeout = '{round(busy_timeout * 1000)}ms'; "
            f"SELECT pg_advisory_xact_lock({WRITE}, hashtext(current_schema()))"
        )
        self.sql = load("asyncpg")
        self.writer = Writer(self)
        self._is_claimed = False
        self._readers: Any = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Connect; raise DatabaseGoneError where nobody answers."""
        async with AsyncExitStack() as stack:
            await self.writer.start()
            stack.push_async_callback(self.writer.close)
            self._readers = await self._link.pool(READERS)
            stack.push_async_callback(self._close_readers)
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
                if _is_lost(connection):  # what is raised then may be an error about the closing
                    raise DatabaseGoneError from error
                known = translated(error)
                if known is error:
                    raise
                raise known from error

    async def migrate(self) -> None:
        """Apply the migrations that this database hasn't seen."""

        async def unit(connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
            await connection.execute(CREATE)
            row = await connection.fetchrow("SELECT version FROM schema_version")
            for number, script in outstanding("postgres", version_of(row)):
                await connection.execute(script)
                await connection.execute("DELETE FROM schema_version")
                await connection.execute("INSERT INTO schema_version (version) VALUES ($1)", number)

        await self.write(unit)

    async def checkpoint(self) -> None:
        """Nothing: the server vacuums and checkpoints by itself."""

    async def is_sound(self) -> bool:
        """Whether the server answers: it checks its own pages."""

        async def unit(connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
            return bool(await connection.fetchval("SELECT TRUE"))

        return await self.read(unit)

    async def size(self) -> int:
        """Return how many bytes the tables take, with their indexes."""

        async def unit(connection: Any) -> int:  # noqa: ANN401 - asyncpg has no types
            return int(await connection.fetchval(SIZE))

        return await self.read(unit)

    async def back_up(self, target: Path, now: datetime) -> Backup:  # noqa: ARG002 - what Backend asks for
        """Raise BackupElsewhereError: a server is backed up by its own tools."""
        raise BackupElsewhereError

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[None]:
        """Hold an advisory lock over the writing connection: the server lets go of it when that ends.

        A writing connection that was lost takes the lock again before it writes: whoever has lost his claim
        to another process can't write any more.
        """

        async def take(connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
            if self._is_claimed or not await _took(connection):
                raise AlreadyRunningError

        async def leave(connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
            await connection.fetchval("SELECT pg_advisory_unlock($1, hashtext(current_schema()))", CLAIM)

        await self.write(take)
        self._is_claimed = True
        try:
            yield
        finally:
            self._is_claimed = False
            with suppress(DatabaseGoneError):  # with the connection the claim is gone too
                await self.write(leave)

    async def connect(self) -> Any:  # noqa: ANN401 - asyncpg has no types
        """Open a connection for the writer; take the claim again where it was held."""
        connection = await self._link.connect()
        has_claim = not self._is_claimed
        try:
            has_claim = has_claim or await _took(connection)
        finally:
            if not has_claim:
                connection.terminate()
        if not has_claim:
            raise DatabaseBusyError
        return connection

    def in_transaction(self, connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
        """Whether a transaction is open, failed or not."""
        return self.is_open(connection) and bool(connection.is_in_transaction())

    def is_open(self, connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
        """Whether the connection can still be used."""
        return not connection.is_closed()

    async def close(self, connection: Any, *, lost: bool) -> None:  # noqa: ANN401 - asyncpg has no types
        """Close a connection; a lost one without waiting for the server."""
        if lost:
            connection.terminate()
        else:
            await connection.close(timeout=CLOSE_TIMEOUT)

    async def tidy(self, connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
        """Leave tidying to the server."""

    async def _close_readers(self) -> None:
        try:
            await asyncio.wait_for(self._readers.close(), CLOSE_TIMEOUT)
        except TimeoutError:
            self._readers.terminate()

    @asynccontextmanager
    async def _reader(self) -> AsyncIterator[Any]:
        try:
            connection = await self._readers.acquire()
        except Exception as error:
            raise refused(error) from error
        try:
            yield connection
        finally:
            await self._readers.release(connection)


def _is_lost(connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
    try:
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:  # the pool took it back by itself
        return True


async def _took(connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
    taken = "SELECT pg_try_advisory_lock($1, hashtext(current_schema()))"
    return bool(await connection.fetchval(taken, CLAIM))
