"""A table as copying sees it, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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

    def keys_of(self, rows: Sequence[Row]) -> list[Row]:
        """Return the key of each row."""
        places = [self.columns.index(column) for column in self.key]
        return [tuple(row[place] for place in places) for row in rows]

    def moved(self, rows: Iterable[Row], villages: Mapping[Value, int]) -> list[Row]:
        """Return rows as the target has them: its villages may have other ids there."""
        if "village_id" not in self.columns or all(mine == theirs for mine, theirs in villages.items()):
            return list(rows)
        at = self.columns.index("village_id")
        return [(*row[:at], villages[row[at]], *row[at + 1 :]) for row in rows]
