"""A glance into a bot's PostgreSQL records, from outside of the bot."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import asyncpg

from bot.demo.glance import Glance


class ServerGlance(Glance):
    """Looks into one database on a server, as SQL and nothing else; usable where a loop runs already."""

    def __init__(self, url: str) -> None:
        self._url = url

    def row(self, query: str, **values: int | str) -> tuple[int, ...]:
        """Return the first row of a query."""
        names: list[str] = []

        def numbered(found: re.Match[str]) -> str:
            if found[1] not in values:
                return found[0]  # a colon within a text
            if found[1] not in names:
                names.append(found[1])
            return f"${names.index(found[1]) + 1}"

        plain = re.sub(r"(?<!:):(\w+)", numbered, query)
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, self._row(plain, [values[name] for name in names])).result()

    async def _row(self, query: str, values: list[int | str]) -> tuple[int, ...]:
        connection: Any = await asyncpg.connect(self._url)
        try:
            return tuple(await connection.fetchrow(query, *values))
        finally:
            await connection.close()
