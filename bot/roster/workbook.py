"""An .xlsx file → sheets. Refuses what isn't one, what is locked, and what would unfold too large."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from bot.roster.cells import EMPTY_CELL, Cell, CellValue, DateShape, plain
from bot.roster.faults import Fault, FaultCode, FaultList, RosterFaults
from bot.roster.sheet import MAX_BYTES, MAX_COLUMNS, Sheet, gather

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


def read_workbook(path: Path, faults: FaultList) -> tuple[Sheet, ...]:
    """Return the file's sheets in order, hidden ones and hidden rows too.

    Raises RosterFaults with the one fault that keeps the file as a whole from being read.
    """
    _refuse_other_files(path)
    try:
        formulas = _formulas(path) if _has_formulas(path) else {}
        return _sheets(path, formulas, faults)
    except RosterFaults:
        raise
    except (InvalidFileException, zipfile.BadZipFile) as error:
        raise RosterFaults((Fault(FaultCode.FILE_NOT_XLSX, value=path.name),)) from error
    except Exception as error:  # openpyxl lets a damaged file's errors out as they come: dozens of types
        raise RosterFaults(
            (Fault(FaultCode.FILE_BROKEN, value=path.name, hint=type(error).__name__),)
        ) from error


def _refuse_other_files(path: Path) -> None:
    """Raise RosterFaults unless this is a zip archive of bearable size.

    zipfile never unpacks more of a member than its entry declares, so the declared sizes are the bound.
    """
    content_start = path.open("rb").read(8) if path.stat().st_size <= MAX_BYTES else None
    code = None
    if content_start is None:
        code = FaultCode.FILE_TOO_LARGE
    elif not content_start:
        code = FaultCode.FILE_EMPTY
    elif content_start == _OLE_MAGIC:
        code = FaultCode.FILE_ENCRYPTED if _ENCRYPTED in path.read_bytes() else FaultCode.FILE_OLD_XLS
    elif not zipfile.is_zipfile(path):
        code = FaultCode.FILE_NOT_XLSX
    else:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MAX_BYTES:
            code = FaultCode.FILE_TOO_LARGE
        elif "[Content_Types].xml" not in {entry.filename for entry in entries}:
            code = FaultCode.FILE_NOT_XLSX
    if code is not None:
        hint = str(MAX_BYTES // 1024 // 1024) if code is FaultCode.FILE_TOO_LARGE else ""
        raise RosterFaults((Fault(code, value=path.name, hint=hint),))


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        sheets = (name for name in archive.namelist() if "worksheets/" in name)
        return any(re.search(rb"<(?:\w+:)?f[ >/]", archive.read(name)) for name in sheets)


def _open(path: Path, *, data_only: bool) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", UserWarning
        )  # on extensions that it doesn't keep: nothing is kept here
        return openpyxl.load_workbook(path, read_only=True, data_only=data_only, keep_links=False)


def _formulas(path: Path) -> dict[str, frozenset[tuple[int, int]]]:
    """Return, by sheet, the row and the place in it of each cell that holds a formula."""
    workbook = _open(path, data_only=False)
    try:
        return {
            sheet.title: frozenset(
                (number, place)
                for number, cells in _rows(sheet)
                for place, cell in enumerate(cells)
                if cell.data_type == "f"
            )
            for sheet in workbook.worksheets
        }
    finally:
        workbook.close()


def _sheets(
    path: Path, formulas: dict[str, frozenset[tuple[int, int]]], faults: FaultList
) -> tuple[Sheet, ...]:
    workbook = _open(path, data_only=True)
    try:
        return tuple(
            gather(plain(sheet.title), _cells(sheet, formulas.get(sheet.title, frozenset())), faults)
            for sheet in workbook.worksheets
        )
    finally:
        workbook.close()


def _rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:  # noqa: ANN401  (openpyxl's read-only sheet is untyped)
    sheet.reset_dimensions()  # programs write wrong ones; each row's own cells are the truth
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a date out of range comes back as an error cell
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if number > _LAST_EXCEL_ROW:
                return
            yield number, cells[:MAX_COLUMNS]


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
