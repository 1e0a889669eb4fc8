"""SQLite through aiosqlite: one writer, a few readers, WAL, every commit synced."""

from __future__ import annotations

import asyncio
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
PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL may lose confirmed messages at a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only unlinked
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",
)


class SqliteEngine:
    """Fulfils storage.engine.Backend on a file."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.sql = load("aiosqlite")
        self.writer = Writer(self._open, "BEGIN IMMEDIATE", _is_closed)
        self._readers: asyncio.Queue[aiosqlite.Connection] = asyncio.Queue()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        """Open the file, making it where it isn't there."""
        try:
            async with AsyncExitStack() as stack:
                await self.writer.start()
                stack.push_async_callback(self.writer.close)
                for _ in range(READERS):
                    reader = await self._open()
                    stack.push_async_callback(reader.close)
                    await reader.execute("PRAGMA query_only = ON")
                    self._readers.put_nowait(reader)
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
            await connection.execute("BEGIN")
            try:
                return await unit(connection)
            finally:
                await connection.execute("ROLLBACK")
        except Exception as error:
            raise translated(error) from error
        finally:
            self._readers.put_nowait(connection)

    async def migrate(self) -> None:
        """Apply the migrations that this file hasn't seen."""

        async def unit(connection: aiosqlite.Connection) -> None:
            await connection.execute(CREATE)
            async with connection.execute("SELECT version FROM schema_version") as cursor:
                version = version_of(await cursor.fetchone())
            for number, script in outstanding("sqlite", version):
                for statement in _statements(script):
                    await connection.execute(statement)
                await connection.execute("DELETE FROM schema_version")
                await connection.execute("INSERT INTO schema_version (version) VALUES (?)", (number,))

        await self.write(unit)

    @asynccontextmanager
    async def claim(self) -> AsyncIterator[None]:
        """Hold a lock beside the file: the operating system lets go of it however the process ends."""
        with locked(self.path.with_name(self.path.name + ".lock")):
            yield

    async def _open(self) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(self.path, isolation_level=None)
        connection.row_factory = aiosqlite.Row
        for pragma in PRAGMAS:
            await connection.execute(pragma)
        return connection


def _is_closed(_connection: aiosqlite.Connection) -> bool:
    return False  # a file doesn't hang up


def _statements(script: str) -> list[str]:
    """Split a script where a line ends a statement; a trigger's body ends with END;."""
    found, lines = [], list[str]()
    for line in script.splitlines():
        if not line.strip() or line.lstrip().startswith("--"):
            continue
        lines.append(line)
        in_trigger = lines[0].startswith("CREATE TRIGGER")
        if line.rstrip().endswith("END;" if in_trigger else ";"):
            found.append("\n".join(lines))
            lines.clear()
    return found
