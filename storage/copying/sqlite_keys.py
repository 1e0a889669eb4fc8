"""Keys in SQLite's statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.copying.table import Row, Table, Value


def among(table: Table) -> str:
    """Return the beginning of a condition: the key is one of those that follow."""
    return f"({', '.join(table.key)}) IN "


def values(keys: Sequence[Row]) -> str:
    """Return placeholders for keys."""
    one = f"({', '.join('?' * len(keys[0]))})"
    return f"(VALUES {', '.join([one] * len(keys))})"


def flat(keys: Sequence[Row]) -> list[Value]:
    """Return all values of keys, one after the other."""
    return [value for key in keys for value in key]


def slices(keys: Sequence[Row], size: int) -> Iterator[Sequence[Row]]:
    """Yield keys, so many at a time."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
