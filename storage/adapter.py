"""aiosql's adapter for aiosqlite, with one hop to the connection's thread for each statement.

aiosql's own executes, fetches and closes the cursor: three hops, each of which costs more than a small
statement does. None of the named queries returns more rows than are wanted, so all are fetched at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiosqlite
from aiosql.adapters.aiosqlite import AioSQLiteAdapter

Parameters = dict[str, Any]


class OneHopAdapter(AioSQLiteAdapter):
    """Fulfils aiosql's protocol for asynchronous drivers; rows are what the connection makes of them."""

    async def select(
        self, conn: aiosqlite.Connection, _name: str, sql: str, parameters: Parameters, _class: None = None
    ) -> AsyncIterator[aiosqlite.Row]:
        """Yield the rows."""
        for row in await conn.execute_fetchall(sql, parameters):
            yield row

    async def select_one(
        self, conn: aiosqlite.Connection, _name: str, sql: str, parameters: Parameters, _class: None = None
    ) -> aiosqlite.Row | None:
        """Return the first row, or None."""
        return next(iter(await conn.execute_fetchall(sql, parameters)), None)

    async def insert_update_delete(
        self, conn: aiosqlite.Connection, _name: str, sql: str, parameters: Parameters
    ) -> None:
        """Run a statement."""
        await conn.execute_fetchall(sql, parameters)

    async def insert_update_delete_many(
        self, conn: aiosqlite.Connection, _name: str, sql: str, parameters: list[Parameters]
    ) -> None:
        """Run a statement once for each row of parameters."""
        await conn.executemany(sql, parameters)
