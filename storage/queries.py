"""Named queries: each file of `sql/` becomes an object whose methods are its queries."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final, Literal

import aiosql

from storage.adapter import OneHopAdapter

Driver = Literal["aiosqlite", "asyncpg"]

FILES: Final = (
    "people",
    "portraits",
    "accounts",
    "links",
    "cases",
    "entries",
    "threads",
    "dialogues",
    "diaries",
    "keyboards",
    "inbox",
    "outbox",
    "reminders",
    "standings",
    "disclosures",
    "items",
    "item_questions",
    "broadcasts",
    "shared_files",
    "facts",
    "proxies",
    "quick_answers",
    "audit",
    "erasure",
    "erasures",
    "tries",
    "vitals",
    "visits",
    "notes",
    "bulletins",
    "subscriptions",
    "audiences",
    "courses",
    "matters",
    "matter_voices",
    "votes",
    "hand_counts",
    "villages",
)


@dataclass(frozen=True)
class Sql:
    """All named queries for one driver, by file.

    Each file is loaded by itself: aiosql's asyncpg adapter keys parameters by a query's name alone, so
    two queries of one name would mix theirs.
    """

    files: dict[str, Any]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - aiosql's objects have no types
        """Return a file's queries."""
        try:
            return self.files[name]
        except KeyError:
            raise AttributeError(name) from None


@functools.cache  # some hundred functions, 1.4 MB: every village's database shares them
def load(driver: Driver) -> Sql:
    """Read every file for a driver."""
    root = resources.files("storage").joinpath("sql")
    adapter: Any = OneHopAdapter if driver == "aiosqlite" else driver
    return Sql(
        {name: aiosql.from_str(root.joinpath(f"{name}.sql").read_text("utf-8"), adapter) for name in FILES}
    )


@dataclass(slots=True)  # not frozen: some twenty are made for each transaction
class Table:
    """What every aggregate needs: a connection, whose transaction it is in, and the village."""

    sql: Any
    connection: Any
    village: int

    async def one(self, query: str, **values: object) -> Any:  # noqa: ANN401 - a driver's row
        """Return the first row of a query, or None."""
        return await getattr(self.sql, query)(self.connection, village_id=self.village, **values)

    async def all(self, query: str, **values: object) -> list[Any]:
        """Return all rows of a query."""
        found = getattr(self.sql, query)(self.connection, village_id=self.village, **values)
        return [row async for row in found]

    async def run(self, query: str, **values: object) -> None:
        """Run a query whose result means nothing."""
        await getattr(self.sql, query)(self.connection, village_id=self.village, **values)

    async def many(self, query: str, rows: list[dict[str, object]]) -> None:
        """Run a query once for each row of values."""
        if rows:
            filled = [{"village_id": self.village, **row} for row in rows]
            await getattr(self.sql, query)(self.connection, filled)
