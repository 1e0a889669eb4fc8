"""A schema on a PostgreSQL server as either end of a copy."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, Final
from urllib.parse import urlsplit

from bot.domain.storing import (
    AlreadyRunningError,
    CopyUnsoundError,
    DatabaseGoneError,
    OtherCopyError,
    PoolerError,
)
from storage.copying.postgres_catalog import BEGUN, COLUMNS, COPYING, FAR, FENCE, FOREIGN_KEYS, SERVED
from storage.copying.table import BALLOTS, OWN, Row, Table, Value
from storage.errors import refused
from storage.postgres_link import Link
from storage.postgres_locks import HAVE_ALL

CHUNK: Final = 2_000  # rows


class PostgresEnd:
    """Fulfils storage.copying.end.Source and Target on a server, over one connection of its own."""

    def __init__(self, url: str) -> None:
        """Raise PoolerError for PgBouncer: what is held here is held by the connection."""
        self._link = Link.of(url)
        if self._link.pooled:
            raise PoolerError
        parts = urlsplit(url)
        self.name = f"{parts.netloc.rpartition('@')[2]}{parts.path}?{parts.query}"
        self._connection: Any = None

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[PostgresEnd]:
        """Hold a connection; raise OtherCopyError where somebody else copies."""
        self._connection = await self._link.connect()
        try:
            if not await self._one(f"SELECT pg_try_advisory_lock({COPYING}, hashtext(current_schema()))"):
                raise OtherCopyError
            yield self
        finally:
            with suppress(Exception):
                await self._connection.close(timeout=5)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[None]:
        """Read what is there now, whatever is written meanwhile."""
        async with self._connection.transaction(isolation="repeatable_read", readonly=True):
            yield

    @asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """Let nobody else serve or write."""
        async with self._connection.transaction():
            await self._script(HAVE_ALL)
            await self._run("LOCK TABLE leases IN EXCLUSIVE MODE")
            if await self._one(SERVED):
                raise AlreadyRunningError
            yield

    async def tables(self) -> list[Table]:
        """Return the tables, as they were made."""
        rows = await self._run(COLUMNS)
        found = [Table(row["name"], tuple(row["columns"]), tuple(row["key"])) for row in rows]
        return [table for table in found if table.name not in OWN]

    async def count(self, table: Table) -> int:
        """Return how many rows a table has."""
        return int(await self._one(f"SELECT count(*) FROM {table.name}"))  # noqa: S608

    async def all(self, table: Table) -> AsyncIterator[list[Row]]:
        """Yield a table's rows, some at a time."""
        statement = f"SELECT {', '.join(table.columns)} FROM {table.name}"  # noqa: S608
        async with self._connection.transaction():
            cursor = await self._connection.cursor(statement)
            while rows := await cursor.fetch(CHUNK):
                yield [tuple(row) for row in rows]

    async def rows(self, table: Table, keys: Sequence[Row]) -> list[Row]:
        """Return the rows with these keys."""
        statement = f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {_among(table, keys)}"  # noqa: S608
        return [tuple(row) for row in await self._run(statement, *zip(*keys, strict=True))] if keys else []

    async def put(self, table: Table, rows: Sequence[Row], *, instead: bool = False) -> None:
        """Add rows in one transaction."""
        async with self._connection.transaction():
            if instead:
                await self._run(f"DELETE FROM {table.name}")  # noqa: S608
            await self._connection.copy_records_to_table(table.name, records=rows, columns=table.columns)

    async def remove(self, table: Table, keys: Sequence[Row]) -> None:
        """Delete the rows with these keys."""
        if keys:
            statement = f"DELETE FROM {table.name} WHERE {_among(table, keys)}"  # noqa: S608
            await self._run(statement, *zip(*keys, strict=True))

    async def village(self, row: Mapping[str, Value]) -> int:
        """Have a village with this key, and return its id."""
        known = await self._one("SELECT id FROM villages WHERE key = $1", row["key"])
        if known is not None:
            return int(known)
        values = [row["key"], row["name"], row["timezone"], row["locale"]]
        if await self._one("SELECT 1 FROM villages WHERE id = $1", row["id"]):
            columns, marks = "key, name, timezone, locale", "$1, $2, $3, $4"
        else:
            columns, marks = "key, name, timezone, locale, id", "$1, $2, $3, $4, $5"
            values.append(row["id"])
        return int(
            await self._one(f"INSERT INTO villages ({columns}) VALUES ({marks}) RETURNING id", *values)  # noqa: S608
        )

    async def last_ids(self) -> Mapping[str, int]:
        """Return the highest id that each table has ever given, or has."""
        found = {}
        for table in await self.tables():
            if table.key == ("id",):
                given = await self._one(f"SELECT last_value FROM {await self._sequence(table.name)}")  # noqa: S608
                highest = await self._one(f"SELECT coalesce(max(id), 0) FROM {table.name}")  # noqa: S608
                found[table.name] = max(given, highest)
        return found

    async def mark_moved(self, target: str) -> None:
        """Note, while it is held, that the records are elsewhere; whoever waits for a village gets none."""
        await self._run("CREATE TABLE IF NOT EXISTS storage_moved (target TEXT NOT NULL)")
        await self._run("DELETE FROM storage_moved")
        await self._run("INSERT INTO storage_moved (target) VALUES ($1)", target)
        await self._run(FENCE, FAR)
        await self._run(f"DELETE FROM {BALLOTS}")  # noqa: S608

    async def moved_to(self) -> str | None:
        """Return where the records have gone; None where they are here."""
        return await self._noted("storage_moved", "target")

    async def copied_from(self) -> str | None:
        """Return what is being copied into it; None where nothing is."""
        return await self._noted("storage_copying", "source")

    async def begin(self, source: str) -> None:
        """Note what is copied, and take the foreign keys away until all is there."""
        async with self._connection.transaction():
            await self._run(BEGUN)
            kept = await self._one("SELECT foreign_keys FROM storage_copying")
            standing = [dict(row) for row in await self._run(FOREIGN_KEYS, list(OWN))]
            keys = [*json.loads(kept or "[]"), *standing]
            await self._run("DELETE FROM storage_copying")
            await self._run("INSERT INTO storage_copying VALUES ($1, $2)", source, json.dumps(keys))
            for key in standing:
                await self._run(f"ALTER TABLE {key['table']} DROP CONSTRAINT {key['name']}")

    async def finish(self, last_ids: Mapping[str, int]) -> None:
        """Check what holds between tables, and give ids behind the source's from now on."""
        async with self._connection.transaction():
            for key in json.loads(await self._one("SELECT foreign_keys FROM storage_copying")):
                statement = f"ALTER TABLE {key['table']} ADD CONSTRAINT {key['name']} {key['definition']}"
                try:
                    await self._run(statement)
                except Exception as error:
                    raise CopyUnsoundError(key["table"]) from error
            await self._run("UPDATE storage_copying SET foreign_keys = '[]'")
            for table, last in last_ids.items():
                if last:
                    await self._run(
                        "SELECT setval($1::text::regclass, $2)", await self._sequence(table), last
                    )
        await self._run("ANALYZE")

    async def open_up(self) -> None:
        """Let bots run on it."""
        await self._run("DROP TABLE storage_copying")

    async def _sequence(self, table: str) -> str:
        return str(await self._one("SELECT pg_get_serial_sequence($1, 'id')", table))

    async def _noted(self, table: str, column: str) -> str | None:
        if await self._one("SELECT to_regclass($1)", table) is None:
            return None
        found = await self._one(f"SELECT {column} FROM {table}")  # noqa: S608
        return str(found) if found is not None else None

    async def _run(self, statement: str, *values: object) -> list[Any]:
        try:
            return list(await self._connection.fetch(statement, *values))
        except Exception as error:
            if self._connection.is_closed():
                raise DatabaseGoneError from error
            raise refused(error) from error

    async def _script(self, script: str) -> None:
        try:
            await self._connection.execute(script)
        except Exception as error:
            raise refused(error) from error

    async def _one(self, statement: str, *values: object) -> Any:  # noqa: ANN401 - one value of a driver's row
        rows = await self._run(statement, *values)
        return rows[0][0] if rows else None


def _among(table: Table, keys: Sequence[Row]) -> str:
    lists = [
        f"${place}::{'bigint' if isinstance(value, int) else 'text'}[]"
        for place, value in enumerate(keys[0], start=1)
    ]
    return f"({', '.join(table.key)}) IN (SELECT * FROM unnest({', '.join(lists)}))"  # noqa: S608
