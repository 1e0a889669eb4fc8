"""An .xlsx file → sheets. Refuses what isn't one, what is locked, and what would unfold too large."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any, Final, cast

import openpyxl

from bot.roster.cells import EMPTY_CELL, Cell, CellValue, DateShape, plain
from bot.roster.faults import Fault, FaultCode, FaultList, SpreadsheetFaults
from bot.roster.sheet import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Sheet, gather

_OLE_MAGIC: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_LAST_EXCEL_ROW: Final = 1_048_576
_YEAR_AND_MONTH_IDS: Final = frozenset({17, 27, 50, 52, 57})
_MONTH_AND_DAY_IDS: Final = frozenset({16, 28, 29, 51, 53, 54, 58})
"""Excel's built-in formats, in Chinese Excel too, whose text no file holds (ECMA-376 part 1, 18.8.30)."""
_CUSTOM_FORMATS: Final = 164  # ids from here on are spelled out in the file
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""How the format writes a character that XML can't hold, a carriage return for instance (ST_Xstring)."""
_LITERAL: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a file may be."""

    size: int = MAX_BYTES
    """Bytes, uncompressed."""
    rows: int = MAX_ROWS
    """Of each sheet."""


def read_workbook(path: Path, faults: FaultList) -> tuple[Sheet, ...]:
    """Return the file's sheets in order, hidden ones and hidden rows too.

    Raises SpreadsheetFaults with the one fault that keeps the file as a whole from being read.
    """
    if path.stat().st_size > MAX_BYTES:
        raise SpreadsheetFaults((_too_large(path.name, Bounds()),))
    return read_content(path.read_bytes(), path.name, faults)


def read_content(
    content: bytes, name: str, faults: FaultList, bounds: Bounds | None = None
) -> tuple[Sheet, ...]:
    """Return the sheets of a file that is in memory already, as `read_workbook` does."""
    bounds = bounds or Bounds()
    code = _what_is_wrong(content, bounds)
    if code is FaultCode.FILE_TOO_LARGE:
        raise SpreadsheetFaults((_too_large(name, bounds),))
    if code is not None:
        raise SpreadsheetFaults((Fault(code, value=name),))
    try:
        return _sheets(content, faults, bounds)
    except Exception as error:  # openpyxl lets a damaged file's errors out as they come: dozens of types
        raise SpreadsheetFaults((Fault(FaultCode.FILE_BROKEN, value=name),)) from error


def _too_large(name: str, bounds: Bounds) -> Fault:
    return Fault(FaultCode.FILE_TOO_LARGE, value=name, hint=str(bounds.size // 1024 // 1024))


def _what_is_wrong(content: bytes, bounds: Bounds) -> FaultCode | None:
    """Tell why this is no zip archive of bearable size with a spreadsheet in it; None when it is one.

    zipfile never unpacks more of a member than its entry declares, so the declared sizes are the bound.
    """
    if not content:
        return FaultCode.FILE_EMPTY
    if content.startswith(_OLE_MAGIC):
        return FaultCode.FILE_ENCRYPTED if _ENCRYPTED in content else FaultCode.FILE_OLD_XLS
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return FaultCode.FILE_NOT_XLSX
    if sum(entry.file_size for entry in entries) > bounds.size:
        return FaultCode.FILE_TOO_LARGE
    if "[Content_Types].xml" not in {entry.filename for entry in entries}:
        return FaultCode.FILE_NOT_XLSX
    return None


def _sheets(content: bytes, faults: FaultList, bounds: Bounds) -> tuple[Sheet, ...]:
    formulas = _formulas(content, bounds) if _has_formulas(content) else {}
    workbook = _open(content, data_only=True)
    return tuple(
        gather(plain(sheet.title), _cells(sheet, formulas.get(sheet.title, frozenset())), faults, bounds.rows)
        for sheet in workbook.worksheets
    )


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = (name for name in archive.namelist() if "worksheets/" in name)
        return any(re.search(rb"<(?:\w+:)?f[ >/]", archive.read(name)) for name in sheets)


def _open(content: bytes, *, data_only: bool) -> openpyxl.Workbook:
    """Open from memory: nothing stays open behind an error."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # on extensions that it doesn't keep: nothing is kept here
        return openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=data_only, keep_links=False
        )


def _formulas(content: bytes, bounds: Bounds) -> dict[str, frozenset[tuple[int, int]]]:
    """Return, by sheet, the row and the place in it of each cell that holds a formula."""
    return {
        sheet.title: frozenset(
            (number, place)
            for number, cells in takewhile(lambda row: row[0] <= bounds.rows, _rows(sheet))
            for place, cell in enumerate(cells)
            if cell.data_type == "f"
        )
        for sheet in _open(content, data_only=False).worksheets
    }


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401  (openpyxl's read-only sheet is untyped)
    sheet.reset_dimensions()  # programs write wrong ones; each row's own cells are the truth
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a date out of range comes back as an error cell
        previous = None
        for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
            if number > _LAST_EXCEL_ROW:
                return
            if cells is not previous:  # rows that the file leaves out are one and the same empty tuple
                yield number, cells
            previous = cells


def _cells(sheet: Any, formulas: frozenset[tuple[int, int]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:  # noqa: ANN401
    for number, cells in _rows(sheet):
        yield number, tuple(_cell(cell, (number, place) in formulas) for place, cell in enumerate(cells))


def _cell(cell: Any, is_formula: bool) -> Cell:  # noqa: ANN401, FBT001
    value = cast("CellValue", cell.value)
    if value is None:
        return Cell(flaw=FaultCode.FORMULA_WITHOUT_VALUE) if is_formula else EMPTY_CELL
    if cell.data_type == "e":
        return Cell(str(value), flaw=FaultCode.CELL_ERROR)
    if isinstance(value, str):
        return Cell(_ESCAPED.sub(lambda match: chr(int(match[1], 16)), value))
    return Cell(value, _shape(cell))


def _shape(cell: Any) -> DateShape:  # noqa: ANN401
    format_id = cell.style_array.numFmtId
    if format_id in _YEAR_AND_MONTH_IDS:
        return DateShape.YEAR_AND_MONTH
    if format_id in _MONTH_AND_DAY_IDS:
        return DateShape.MONTH_AND_DAY
    if format_id < _CUSTOM_FORMATS:
        return DateShape.UNKNOWN
    code = _LITERAL.sub("", cell.number_format).lower().split(";")[0]
    shown = {letter for letter in "ymd" if letter in code}
    if shown == {"y", "m"}:
        return DateShape.YEAR_AND_MONTH
    return DateShape.MONTH_AND_DAY if shown == {"m", "d"} else DateShape.UNKNOWN
