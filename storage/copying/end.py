"""Either end of a copy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from storage.copying.table import Row, Table, Value


class Source(Protocol):
    """What is copied."""

    name: str
    """What it is called in the target, without anybody's password."""

    def snapshot(self) -> AbstractAsyncContextManager[None]:
        """Read what is there now, whatever is written meanwhile."""

    def held(self) -> AbstractAsyncContextManager[None]:
        """Let nobody else serve or write; raise AlreadyRunningError where a bot serves."""

    async def tables(self) -> list[Table]:
        """Return the tables that are copied."""

    async def count(self, table: Table) -> int:
        """Return how many rows a table has."""

    def all(self, table: Table) -> AsyncIterator[list[Row]]:
        """Yield a table's rows, some at a time."""

    async def rows(self, table: Table, keys: Sequence[Row]) -> list[Row]:
        """Return the rows with these keys."""

    async def last_ids(self) -> Mapping[str, int]:
        """Return the highest id that each table has ever given."""

    async def mark_moved(self, target: str) -> None:
        """Note, while it is held, that the records are elsewhere from now on."""

    async def moved_to(self) -> str | None:
        """Return where the records have gone; None where they are here."""


class Target(Protocol):
    """What is copied into."""

    name: str

    async def tables(self) -> list[Table]:
        """Return the tables that are copied into."""

    async def count(self, table: Table) -> int:
        """Return how many rows a table has."""

    def all(self, table: Table) -> AsyncIterator[list[Row]]:
        """Yield a table's rows, some at a time."""

    async def rows(self, table: Table, keys: Sequence[Row]) -> list[Row]:
        """Return the rows with these keys."""

    async def put(self, table: Table, rows: Sequence[Row], *, instead: bool = False) -> None:
        """Add rows in one transaction; `instead`: of all that are there."""

    async def remove(self, table: Table, keys: Sequence[Row]) -> None:
        """Delete the rows with these keys."""

    async def village(self, row: Mapping[str, Value]) -> int:
        """Have a village with this key, and return its id: the given one where that is free."""

    async def copied_from(self) -> str | None:
        """Return what is being copied into it; None where nothing is."""

    async def begin(self, source: str) -> None:
        """Note what is copied, and put off all checks between tables."""

    async def finish(self, last_ids: Mapping[str, int]) -> None:
        """Check what holds between tables, and give ids behind the source's from now on."""

    async def open_up(self) -> None:
        """Let bots run on it."""
