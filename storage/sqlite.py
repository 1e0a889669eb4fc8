"""SQLite through aiosqlite: one writer, a few readers, WAL, every commit synced."""

from __future__ import annotations

import asyncio
import functools
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import Final, Self, TypeVar

import aiosqlite

from bot.domain.backup import Backup
from bot.domain.storing import DatabaseGoneError
from storage import backup
from storage.errors import translated
from storage.file_leases import FileLeases
from storage.lease import Lease, process_name
from storage.listening import Wake
from storage.migrations import CREATE, outstanding, version_of
from storage.queries import load
from storage.sqlite_connection import opened
from storage.sqlite_script import statements
from storage.whole_file import WholeFile
from storage.writer import Writer

T = TypeVar("T")

READERS: Final = 2


class SqliteEngine(WholeFile):
    """Fulfils storage.engine.Backend on a file, and storage.writer.Dialect."""

    def __init__(self, path: Path, busy_timeout: float) -> None:
        """`path` is absolute and resolved: one database has one lock, whatever names lead to it.

        `busy_timeout`: seconds that a statement waits for another process's lock.
        """
        self.path = path
        self.sql = load("aiosqlite")
        self.writer = Writer(self)
        lock = path.with_name(path.name + ".lock")
        self.leases = FileLeases(process_name(), lock, self.writer.run, self.read)
        self._busy_timeout = busy_timeout
        # The one that was used last first: where nobody reads beside another, the second is never opened.
        self._readers: asyncio.LifoQueue[aiosqlite.Connection | None] = asyncio.LifoQueue()
        self._stack = AsyncExitStack()
        self._watch: aiosqlite.Connection

    async def __aenter__(self) -> Self:
        """Open the file, making it where it isn't there."""
        try:
            async with AsyncExitStack() as stack:
                self._watch = await self._open(create=True, writes=False)
                stack.push_async_callback(self._watch.close)
                # A connection that has read nothing knows of no log yet, and would empty none.
                await self._watch.execute_fetchall("PRAGMA data_version")
                await self.writer.start()
                stack.push_async_callback(self.writer.close)
                for _ in range(READERS):
                    self._readers.put_nowait(None)  # opened when somebody reads
                    stack.push_async_callback(self._close_reader)
                self._stack = stack.pop_all()
        except sqlite3.Error as error:
            raise translated(error) from error
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        """Finish what runs and close every connection."""
        await self._stack.aclose()

    async def write(
        self,
        unit: Callable[[aiosqlite.Connection], Awaitable[T]],
        village: int = 0,
        lease: Lease | None = None,
    ) -> T:
        """Run a unit over the writing connection, alone, and commit it."""
        return await self.writer.run(unit, village, lease)

    async def read(self, unit: Callable[[aiosqlite.Connection], Awaitable[T]]) -> T:
        """Run a unit over a reading connection, in one consistent view."""
        connection = await self._readers.get()
        try:
            if connection is None:
                connection = await self._open(writes=False)
            try:
                await connection.execute("BEGIN")
                return await unit(connection)
            finally:
                await connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            known = translated(error)
            if isinstance(known, DatabaseGoneError) and connection is not None:
                await connection.close()
                connection = None  # the next one opens another
            if known is error:
                raise
            raise known from error
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

    async def tables(self) -> set[str]:
        """Return the names of the tables that there are."""

        async def unit(connection: aiosqlite.Connection) -> set[str]:
            rows = await connection.execute_fetchall("SELECT name FROM sqlite_schema WHERE type = 'table'")
            return {row["name"] for row in rows}

        return await self.read(unit)

    async def wake(self, connection: object, village: int, wake: Wake) -> None:
        """Do nothing: whoever serves the village sees that the file was written to."""

    async def checkpoint(self) -> None:
        """Move everything into the file and empty the log: what was erased is then gone from both."""
        try:
            await self._watch.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
        except Exception as error:
            raise translated(error) from error

    async def is_sound(self) -> bool:
        """Read the whole file and look whether its pages fit together."""

        async def unit(connection: aiosqlite.Connection) -> bool:
            return [tuple(row) for row in await connection.execute_fetchall("PRAGMA quick_check")] == [
                ("ok",)
            ]

        return await self.read(unit)

    async def size(self) -> int:
        """Return how many bytes the file takes, without its log."""
        return self.path.stat().st_size

    async def back_up(self, target: Path, now: datetime) -> Backup:
        """Copy the file in a thread of its own; nobody who writes waits for it."""
        try:
            take = functools.partial(backup.take, served=self.leases.is_served())
            return await asyncio.to_thread(take, self.path, target, now)
        except sqlite3.Error as error:
            raise translated(error) from error

    async def connect(self) -> aiosqlite.Connection:
        """Open a connection for the writer."""
        return await self._open(writes=True)

    def in_transaction(self, connection: aiosqlite.Connection) -> bool:
        """Whether a transaction is open."""
        return self.is_open(connection) and connection.in_transaction

    def is_open(self, connection: aiosqlite.Connection) -> bool:
        """Whether the connection can still be used."""
        try:
            connection.in_transaction  # noqa: B018 - what asks is answered only by an open one
        except ValueError:
            return False
        return True

    async def close(self, connection: aiosqlite.Connection, *, lost: bool) -> None:  # noqa: ARG002 - likewise
        """Close a connection."""
        await connection.close()

    async def tidy(self, connection: aiosqlite.Connection) -> None:
        """Empty the log: erased words would stay in it until others take their place.

        Connections are closed until somebody needs them: each keeps a megabyte of pages, schema and
        statements, and a process may have a thousand villages of which most are asleep.
        """
        await self.checkpoint()
        await connection.close()
        for _ in range(self._readers.qsize()):
            reader = self._readers.get_nowait()
            if reader is not None:
                await reader.close()
            self._readers.put_nowait(None)

    async def _open(self, *, create: bool = False, writes: bool = True) -> aiosqlite.Connection:
        return await opened(self.path, self._busy_timeout, create=create, writes=writes)

    async def _close_reader(self) -> None:
        """Close whichever reader is free first: it waits for what runs."""
        reader = await self._readers.get()
        if reader is not None:
            await reader.close()
