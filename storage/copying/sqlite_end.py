"""A SQLite file as either end of a copy."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.domain.storing import CopyUnsoundError
from storage.copying.sqlite_keys import among, flat, slices, values
from storage.copying.table import BALLOTS, OWN, Row, Table, Value
from storage.errors import translated
from storage.filelock import locked

T = TypeVar("T")

CHUNK: Final = 2_000  # rows
KEYS: Final = 400  # in one statement: SQLite takes 32,766 values at most
BUSY_TIMEOUT: Final = 10.0  # seconds


class SqliteEnd:
    """Fulfils storage.copying.end.Source and Target on a file that exists."""

    def __init__(self, path: Path) -> None:
        """`path` is absolute."""
        self.name = str(path)
        self._path = path
        self._lock = path.with_name(path.name + ".lock")
        self._connection: sqlite3.Connection

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[SqliteEnd]:
        """Hold the file open."""
        self._connection = await self._do(self._connect)
        with closing(self._connection):
            yield self

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{self._path.as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=BUSY_TIMEOUT,
            check_same_thread=False,  # one statement after the other, in whichever thread is free
        )
        connection.execute("PRAGMA foreign_keys = OFF")  # checked as a whole in the end
        connection.execute("PRAGMA secure_delete = ON")
        return connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[None]:
        """Read what is there now, whatever is written meanwhile."""
        await self._run("BEGIN")
        try:
            yield
        finally:
            await self._run("ROLLBACK")

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Let nobody else serve or write."""
        with locked(self._lock):
            await self._run("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                await self._run("ROLLBACK")
                raise
            await self._run("COMMIT")
            await self._run("PRAGMA wal_checkpoint(TRUNCATE)")  # what was deleted is in no log either

    async def tables(self) -> list[Table]:
        """Return the tables, as they were made."""
        names = await self._run("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
        found = []
        for (name,) in names:
            if name not in OWN and not name.startswith("sqlite_"):
                columns = await self._run(f"PRAGMA table_info({name})")
                key = sorted((row[5], row[1]) for row in columns if row[5])
                found.append(Table(name, tuple(row[1] for row in columns), tuple(name for _, name in key)))
        return found

    async def count(self, table: Table) -> int:
        """Return how many rows a table has."""
        ((number,),) = await self._run(f"SELECT count(*) FROM {table.name}")  # noqa: S608
        return int(number)

    async def all(self, table: Table) -> AsyncIterator[list[Row]]:
        """Yield a table's rows, some at a time."""
        names, last = ", ".join(table.columns), None
        page = f"SELECT rowid, {names} FROM {table.name} WHERE rowid > ? ORDER BY rowid LIMIT {CHUNK}"  # noqa: S608
        last = -(2**63)
        while rows := await self._run(page, last):
            last = rows[-1][0]
            yield [row[1:] for row in rows]

    async def rows(self, table: Table, keys: Sequence[Row]) -> list[Row]:
        """Return the rows with these keys."""
        wanted = f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {among(table)}"  # noqa: S608
        found: list[Row] = []
        for some in slices(keys, KEYS):
            found += await self._run(wanted + values(some), *flat(some))
        return found

    async def put(self, table: Table, rows: Sequence[Row], *, instead: bool = False) -> None:
        """Add rows in one transaction."""
        marks = ", ".join("?" * len(table.columns))
        statement = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})"  # noqa: S608

        def work() -> None:
            with self._written() as connection:
                if instead:
                    connection.execute(f"DELETE FROM {table.name}")  # noqa: S608
                connection.executemany(statement, rows)

        await self._do(work)

    async def remove(self, table: Table, keys: Sequence[Row]) -> None:
        """Delete the rows with these keys."""

        def work() -> None:
            with self._written() as connection:
                for some in slices(keys, KEYS):
                    statement = f"DELETE FROM {table.name} WHERE {among(table)}{values(some)}"  # noqa: S608
                    connection.execute(statement, flat(some))

        await self._do(work)

    async def village(self, row: Mapping[str, Value]) -> int:
        """Have a village with this key, and return its id."""
        known = await self._run("SELECT id FROM villages WHERE key = ?", row["key"])
        if known:
            return int(known[0][0])
        taken = await self._run("SELECT id FROM villages WHERE id = ?", row["id"])
        values = [None if taken else row["id"], row["key"], row["name"], row["timezone"], row["locale"]]
        ((made,),) = await self._run(
            "INSERT INTO villages (id, key, name, timezone, locale) VALUES (?, ?, ?, ?, ?) RETURNING id",
            *values,
        )
        return int(made)

    async def last_ids(self) -> Mapping[str, int]:
        """Return the highest id that each table has ever given, or has."""
        given = dict(await self._run("SELECT name, seq FROM sqlite_sequence"))
        for table in await self.tables():
            if table.key == ("id",):
                ((highest,),) = await self._run(f"SELECT coalesce(max(id), 0) FROM {table.name}")  # noqa: S608
                given[table.name] = max(given.get(table.name, 0), highest)
        return given

    async def mark_moved(self, target: str) -> None:
        """Note, while it is held, that the records are elsewhere from now on."""
        await self._run("CREATE TABLE IF NOT EXISTS storage_moved (target TEXT NOT NULL)")
        await self._run("DELETE FROM storage_moved")
        await self._run("INSERT INTO storage_moved (target) VALUES (?)", target)
        await self._run(f"DELETE FROM {BALLOTS}")  # noqa: S608

    async def moved_to(self) -> str | None:
        """Return where the records have gone; None where they are here."""
        return await self._noted("storage_moved", "target")

    async def copied_from(self) -> str | None:
        """Return what is being copied into it; None where nothing is."""
        return await self._noted("storage_copying", "source")

    async def begin(self, source: str) -> None:
        """Note what is copied."""

        def work() -> None:
            with self._written() as connection:
                connection.execute("CREATE TABLE IF NOT EXISTS storage_copying (source TEXT NOT NULL)")
                connection.execute("DELETE FROM storage_copying")
                connection.execute("INSERT INTO storage_copying (source) VALUES (?)", (source,))

        await self._do(work)

    async def finish(self, last_ids: Mapping[str, int]) -> None:
        """Check what holds between tables, and give ids behind the source's from now on."""
        wrong = await self._run("PRAGMA foreign_key_check")
        if wrong:
            raise CopyUnsoundError(str(wrong[0][0]))
        for table, last in last_ids.items():
            await self._run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", last, table)
            await self._run(
                "INSERT INTO sqlite_sequence (name, seq) SELECT name, ? FROM sqlite_schema WHERE name = ? "
                "AND sql LIKE '%AUTOINCREMENT%' AND name NOT IN (SELECT name FROM sqlite_sequence)",
                last,
                table,
            )

    async def open_up(self) -> None:
        """Let bots run on it."""
        await self._run("DROP TABLE storage_copying")

    async def _noted(self, table: str, column: str) -> str | None:
        if not await self._run("SELECT 1 FROM sqlite_schema WHERE name = ?", table):
            return None
        rows = await self._run(f"SELECT {column} FROM {table}")  # noqa: S608
        return str(rows[0][0]) if rows else None

    async def _run(self, statement: str, *values: Value) -> list[Any]:
        return await self._do(lambda: self._connection.execute(statement, values).fetchall())

    async def _do(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.to_thread(work)
        except sqlite3.Error as error:
            raise translated(error) from error

    @contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")
