"""PostgreSQL through asyncpg: a few writing connections, a pool of readers, the same queries.

Nothing is kept in a session but prepared statements: settings and locks are a transaction's.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import asyncpg

from bot.domain.backup import Backup
from bot.domain.storing import BackupElsewhereError, DatabaseGoneError, ServerReadOnlyError
from storage.errors import refused, translated
from storage.lease import Lease, process_name
from storage.listening import NOTIFY, Wake, message_of
from storage.migrations import CREATE, outstanding, version_of
from storage.postgres_leases import PostgresLeases
from storage.postgres_link import Link
from storage.postgres_locks import HAVE_ALL, VillageLocks
from storage.queries import load
from storage.writers import Writers

T = TypeVar("T")

READERS: Final = 4
WRITERS: Final = 4
CLOSE_TIMEOUT: Final = 10.0  # seconds
TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
SIZE: Final = """
SELECT coalesce(sum(pg_total_relation_size(oid)), 0) FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
"""


class PostgresEngine(VillageLocks):
    """Fulfils storage.engine.Backend on a server, and storage.writer.Dialect."""

    def __init__(self, url: str, busy_timeout: float) -> None:
        """`busy_timeout`: seconds that a unit waits for a village to which another process writes."""
        self._link = Link.of(url)
        self.patience = busy_timeout
        self.sql = load("asyncpg")
        self.writer = Writers(self, WRITERS)
        self.leases = PostgresLeases(process_name(), self._borrowed, self._link.connect)
        self._readers: Any = None
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Connect; raise DatabaseGoneError where nobody answers."""
        async with AsyncExitStack() as stack:
            await self.writer.start()
            stack.push_async_callback(self.writer.close)
            self._readers = await self._link.pool(READERS)
            stack.push_async_callback(self._close_readers)
            stack.push_async_callback(self.leases.close)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        """Finish what runs and close every connection."""
        await self._stack.aclose()

    async def write(
        self, unit: Callable[[Any], Awaitable[T]], village: int = 0, lease: Lease | None = None
    ) -> T:
        """Run a unit that changes a village's records, alone, and commit it."""
        return await self.writer.run(unit, village, lease)

    async def read(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit over a reading connection, in one consistent view."""
        async with (
            self._borrowed() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            return await unit(connection)

    async def wake(self, connection: Any, village: int, wake: Wake) -> None:  # noqa: ANN401 - asyncpg has no types
        """Wake whoever serves a village, in whatever process, once this transaction is committed."""
        await connection.execute(NOTIFY, message_of(village, wake))

    async def migrate(self) -> None:
        """Apply the migrations that this database hasn't seen; raise ServerReadOnlyError of a standby."""
        async with self._borrowed() as connection:
            if await connection.fetchval("SELECT pg_is_in_recovery()"):
                raise ServerReadOnlyError
            if not await self._outstanding(connection):
                return
            async with connection.transaction():
                await connection.execute(f"{HAVE_ALL}; {CREATE}")
                for number, script in await self._outstanding(connection):
                    await connection.execute(script)
                    await connection.execute("DELETE FROM schema_version")
                    await connection.execute("INSERT INTO schema_version (version) VALUES ($1)", number)

    @staticmethod
    async def _outstanding(connection: Any) -> list[tuple[int, str]]:  # noqa: ANN401 - asyncpg has no types
        is_new = await connection.fetchval("SELECT to_regclass('schema_version') IS NULL")
        row = None if is_new else await connection.fetchrow("SELECT version FROM schema_version")
        return outstanding("postgres", version_of(row))

    async def tables(self) -> set[str]:
        """Return the names of the tables that there are."""

        async def unit(connection: Any) -> set[str]:  # noqa: ANN401 - asyncpg has no types
            return {row["tablename"] for row in await connection.fetch(TABLES)}

        return await self.read(unit)

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

    async def connect(self) -> Any:  # noqa: ANN401 - asyncpg has no types
        """Open a connection for a writer."""
        return await self._link.connect()

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
    async def _borrowed(self) -> AsyncIterator[Any]:
        """Lend a connection of the pool, in no transaction; what it raises is named as storage names it."""
        try:
            connection = await self._readers.acquire()
        except Exception as error:
            raise refused(error) from error
        try:
            yield connection
        except Exception as error:
            if _is_lost(connection):  # what is raised then may be an error about the closing
                raise DatabaseGoneError from error
            known = translated(error)
            if known is error:
                raise
            raise known from error
        finally:
            await self._readers.release(connection)


def _is_lost(connection: Any) -> bool:  # noqa: ANN401 - asyncpg has no types
    try:
        return bool(connection.is_closed())
    except asyncpg.InterfaceError:  # the pool took it back by itself
        return True
