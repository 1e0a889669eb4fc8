"""A sheet as it stands in a file, before anybody knows what its columns mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.roster.cells import Cell
from bot.roster.faults import Fault, FaultCode, FaultList

MAX_ROWS: Final = 50_000  # rows of a sheet; the largest village has a few thousand households
MAX_COLUMNS: Final = 64  # columns looked at
MAX_BYTES: Final = 50 * 1024 * 1024  # bytes of a file, uncompressed


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that isn't empty; `number` counts from 1 as Excel shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's name and its rows, empty ones left out."""

    name: str
    rows: tuple[SheetRow, ...]


def gather(
    name: str, rows: Iterable[tuple[int, tuple[Cell, ...]]], faults: FaultList, most: int = MAX_ROWS
) -> Sheet:
    """Return the sheet; a fault, and no more rows, when something stands beyond `most` rows."""
    kept: list[SheetRow] = []
    for number, cells in rows:
        if all(cell.is_empty for cell in cells):
            continue
        if number > most:
            faults.add(Fault(FaultCode.TOO_MANY_ROWS, name, number, hint=str(most)))
            break
        kept.append(SheetRow(number, cells))
    return Sheet(name, tuple(kept))
