"""A sheet and its layout → records: finds the header row, names the columns, reports what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.roster.cells import EMPTY_CELL, Cell, plain, text_of
from bot.roster.faults import Fault, FaultCode, FaultList
from bot.roster.layout import GUIDE_SHEET, IGNORED_COLUMNS, LAYOUTS, SheetLayout
from bot.roster.nearest import nearest
from bot.roster.sheet import Sheet, SheetRow

_HEADER_WITHIN: Final = 20  # rows: titles and notes may stand above the headers


@dataclass(frozen=True, slots=True)
class Record:
    """A row with its cells by header; a column that isn't there has no key."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """The records of one sheet; `columns` are the headers that are there, empty when the sheet isn't."""

    layout: SheetLayout
    columns: frozenset[str] = frozenset()
    records: tuple[Record, ...] = ()


def tables(sheets: tuple[Sheet, ...], faults: FaultList) -> dict[str, Table]:
    """Return a table for each known sheet, by name, and add faults for sheets missing, unknown or double."""
    known = {layout.name: layout for layout in LAYOUTS}
    found = {sheet.name: sheet for sheet in reversed(sheets)}
    meant: set[str] = set()
    for sheet in sheets:
        if found[sheet.name] is not sheet:
            faults.add(Fault(FaultCode.SHEET_TWICE, sheet.name))
        if sheet.name in known or sheet.name == GUIDE_SHEET or not sheet.rows:
            continue
        hint = nearest(sheet.name, (name for name in known if name not in found))
        meant.add(hint)
        faults.add(Fault(FaultCode.SHEET_UNKNOWN, sheet.name, hint=hint))
    result = {}
    for layout in LAYOUTS:
        result[layout.name] = Table(layout)
        if layout.name in found:
            result[layout.name] = _table(found[layout.name], layout, faults)
        elif not layout.may_be_missing and layout.name not in meant:
            faults.add(Fault(FaultCode.SHEET_MISSING, layout.name))
    return result


def _table(sheet: Sheet, layout: SheetLayout, faults: FaultList) -> Table:
    header = _header(sheet, layout)
    if header is None:
        if not faults.has_any(sheet.name) and (sheet.rows or not layout.may_be_missing):
            faults.add(Fault(FaultCode.HEADER_MISSING, sheet.name, hint="、".join(layout.headers)))
        return Table(layout)
    places = _places(header, layout, sheet.name, faults)
    records = tuple(
        Record(
            row.number,
            {
                name: row.cells[place] if place < len(row.cells) else EMPTY_CELL
                for name, place in places.items()
            },
        )
        for row in sheet.rows
        if row.number > header.number
    )
    filled = (record for record in records if any(not cell.is_empty for cell in record.cells.values()))
    return Table(layout, frozenset(places), tuple(filled))


def _headers(row: SheetRow) -> list[str]:
    return [plain(text_of(cell)).rstrip("*:") for cell in row.cells]


def _header(sheet: Sheet, layout: SheetLayout) -> SheetRow | None:
    """The row with the most known headers; a sheet without even one of them has no header row."""
    known = set(layout.headers)
    candidates = [(len(known.intersection(_headers(row))), row) for row in sheet.rows[:_HEADER_WITHIN]]
    best = max(candidates, key=lambda candidate: candidate[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None


def _places(header: SheetRow, layout: SheetLayout, name: str, faults: FaultList) -> dict[str, int]:
    names = _headers(header)
    places: dict[str, int] = {}
    meant: set[str] = set()
    for place, found in enumerate(names):
        if not found or found in IGNORED_COLUMNS:
            continue
        if found not in layout.headers:
            hint = nearest(found, (known for known in layout.headers if known not in names))
            meant.add(hint)
            faults.add(Fault(FaultCode.COLUMN_UNKNOWN, name, header.number, found, hint=hint))
        elif found in places:
            faults.add(Fault(FaultCode.COLUMN_TWICE, name, header.number, found))
        else:
            places[found] = place
    for column in layout.columns:
        absent = column.header not in places and column.header not in meant
        if absent and not column.may_be_missing:
            faults.add(Fault(FaultCode.COLUMN_MISSING, name, header.number, column.header))
    return places
