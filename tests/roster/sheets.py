"""Small spreadsheets for the tests, written cell by cell as a clerk's might be."""

from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook

from bot.roster.faults import Fault, SpreadsheetFaults
from bot.roster.layout import CADRES, DUTY, HOUSEHOLDS
from bot.roster.reader import read

Row = list[Any]
HOUSEHOLD: Final[Row] = ["2", "2-005", "李样一", "李样一 13800000001；李样二", "普通"]
SECRETARY: Final[Row] = [
    "王样甲",
    "支书",
    "13800000009",
    "村民议事中心",
    "村民议事中心",
    "2",
    "",
    "",
    "是",
    "",
    "",
]
CADRE: Final[Row] = ["王样乙", "主任", "13800000008", "产业发展中心", "", "", "", "", "", "", ""]


def changed(row: Row, **columns: Any) -> Row:
    """Return the row with other values under some headers; `row` is a household or a cadre."""
    layout = HOUSEHOLDS if len(row) == len(HOUSEHOLDS.columns) else CADRES
    values = list(row)
    for header, value in columns.items():
        values[layout.headers.index(header)] = value
    return values


def workbook(
    households: list[Row] | None = None, cadres: list[Row] | None = None, duty: list[Row] | None = None
) -> Workbook:
    """Return a workbook with sound rows where none are given."""
    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for layout, rows in (
        (HOUSEHOLDS, [HOUSEHOLD] if households is None else households),
        (CADRES, [SECRETARY, CADRE] if cadres is None else cadres),
        (DUTY, duty or []),
    ):
        sheet = book.create_sheet(layout.name)
        for row in [list(layout.headers), *rows]:
            sheet.append(row)
    return book


def faults_in(path: Path) -> tuple[Fault, ...]:
    """Return the faults that reading the file raises; none when it is sound."""
    try:
        read(path)
    except SpreadsheetFaults as error:
        return error.faults
    return ()


def places(faults: tuple[Fault, ...]) -> list[tuple[str, str, int | None, str | None]]:
    """Return code, sheet, row and column of each fault."""
    return [(fault.code.value, fault.sheet, fault.row, fault.column) for fault in faults]
