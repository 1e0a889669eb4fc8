"""A table as copying sees it, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

Value = int | str | None
Row = tuple[Value, ...]

COPYING: Final = "storage_copying"
"""The table by which a copy is known to be unfinished."""
MOVED: Final = "storage_moved"
"""The table by which records are known to be elsewhere."""
OWN: Final = {"schema_version", COPYING, MOVED, "leases", "processes"}
"""What a database says of itself, and of those who run on it now: it isn't copied."""
VILLAGES: Final = "villages"
BALLOTS: Final = "ballots"
"""What nobody may be able to look up afterwards: it doesn't stay behind where the records have moved from."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's name, its columns, and those that make its key: none where it has no key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    def key_of(self, row: Row) -> Row:
        """Return a row's key; the whole row where there is none."""
        return tuple(row[self.columns.index(column)] for column in self.key) or row

    def moved(self, rows: Iterable[Row], villages: Mapping[Value, int]) -> list[Row]:
        """Return rows as the target has them: its villages may have other ids there."""
        if "village_id" not in self.columns:
            return list(rows)
        at = self.columns.index("village_id")
        return [(*row[:at], villages[row[at]], *row[at + 1 :]) for row in rows]


@dataclass(slots=True)
class Sum:
    """How many rows were seen, and a sum of what stands in them, in whatever order."""

    rows: int = 0
    digest: int = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        for row in rows:
            self.rows += 1
            self.digest += int.from_bytes(sha256(repr(row).encode()).digest()[:16], "big")
