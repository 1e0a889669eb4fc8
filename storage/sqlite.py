"""SQLite through aiosqlite: one writer, a few readers, WAL, every commit synced."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final, Self, TypeVar

import aiosqlite

from storage.errors import translated
from storage.filelock import locked
from storage.migrations import CREATE, outstanding, version_of
from storage.queries import load
from storage.writer import Writer

T = TypeVar("T")

READERS: Final = 2
BUSY_TIMEOUT: Final = 5_000  # milliseconds that a statement waits for another process's lock
WAL_LIMIT: Final = 16 * 1024 * 1024  # bytes to which the log is cut after a burst
STATEMENTS: Final = 256  # prepared statements kept for each connection: more than there are named queries
PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",  # first: the next one may need to wait already
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL may lose confirmed messages at a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only unlinked
    f"PRAGMA journal_size_limit = {WAL_LIMIT}",
)


class SqliteEngine:
    """Fulfils storage.engine.Backend on a file."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.sql = load("aiosqlite")
        self.writer = Writer(self._open, "BEGIN IMMEDIATE")
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._stack = AsyncExitStack()
        self._watch: aiosqlite.Connection
        self._version = 0

    async def __aenter__(self) -> Self:
        """Open the file, making it where it isn't there."""
        try:
            async with AsyncExitStack() as stack:
                self._watch = await self._open()
                stack.push_async_callback(self._watch.close)
                await self.changed()
                await self.writer.start()
                stack.push_async_callback(self.writer.close)
                for _ in range(READERS):
                    reader = await self._open()
                    stack.push_async_callback(self._close_reader)
                    self._readers.put_nowait(reader)
                    await reader.execute("PRAGMA query_only = ON")
                self._stack = stack.pop_all()
        except Exception as error:
            raise translated(error) from error
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        """Finish what runs and close every connection."""
        await self._stack.aclose()

    async def write(self, unit: Callable[[aiosqlite.Connection], Awaitable[T]]) -> T:
        """Run a unit over the writing connection, alone, and commit it."""
        return await self.writer.run(unit)

    async def read(self, unit: Callable[[aiosqlite.Connection], Awaitable[T]]) -> T:
        """Run a unit over a reading connection, in one consistent view."""
        connection = await self._readers.get()
        try:
            try:
                # SQLite takes the view at the first read, and only a closed file can fail here. BEGIN stands
                # inside, because a caller cancelled while it runs leaves a transaction to be ended.
                await connection.execute("BEGIN")
                return await unit(connection)
            finally:
                # Whatever a cancelled caller left in the connection's queue is before this in it.
                await connection.execute("ROLLBACK")
        except Exception as error:
            raise translated(error) from error
        finally:
            self._readers.put_nowait(connection)

    async def migrate(self) -> None:
        """Apply the migrations that this file hasn't seen."""

        async def unit(connection: aiosqlite.Connection) -> None:
            await connection.execute(CREATE)
            rows = list(await connection.execute_fetchall("SELECT version FROM schema_version"))
            for number, script in outstanding("sqlite", version_of(rows[0] if rows else None)):
                for statement in statements(script):
                    await connection.execute(statement)
                await connection.execute("DELETE FROM schema_version")
                await connection.execute("INSERT INTO schema_version (version) VALUES (?)", (number,))

        await self.write(unit)

    async def changed(self) -> bool:
        """Return whether anybody has committed since the last call, oneself included."""
        (row,) = await self._watch.execute_fetchall("PRAGMA data_version")
        before, self._version = self._version, row[0]
        return before != self._version

    async def checkpoint(self) -> None:
        """Move everything into the file and empty the log: what was erased is then gone from both."""
        try:
            await self._watch.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except Exception as error:
            raise translated(error) from error

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[None]:
        """Hold a lock beside the file: the operating system lets go of it however the process ends."""
        with locked(self.path.with_name(self.path.name + ".lock")):
            yield

    async def _open(self) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(self.path, isolation_level=None, cached_statements=STATEMENTS)
        try:
            connection.row_factory = aiosqlite.Row
            for pragma in PRAGMAS:
                await connection.execute(pragma)
        except BaseException:
            await connection.close()
            raise
        return connection

    async def _close_reader(self) -> None:
        """Close whichever reader is free first: it waits for what runs."""
        await (await self._readers.get()).close()


def statements(script: str) -> list[str]:
    """Split a script into its statements: SQLite knows where a trigger ends, and executescript commits."""
    found, text = [], ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            found.append(text)
            text = ""
    return found
