"""A folder of .csv files, one for each sheet, in UTF-8 or GBK → sheets."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from bot.roster.cells import Cell, plain
from bot.roster.faults import Fault, FaultCode, FaultList, SpreadsheetFaults
from bot.roster.sheet import MAX_BYTES, MAX_COLUMNS, Sheet, gather


def read_folder(path: Path, faults: FaultList) -> tuple[Sheet, ...]:
    """Return the folder's .csv files as sheets named like them; other files are let be.

    Raises SpreadsheetFaults when there is none. A file that can't be read is a fault, and its sheet is empty.
    """
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv" and file.is_file())
    if not files:
        raise SpreadsheetFaults((Fault(FaultCode.FOLDER_EMPTY, value=path.name),))
    return tuple(_sheet(file, faults) for file in files)


def _sheet(file: Path, faults: FaultList) -> Sheet:
    name = plain(file.stem)
    if file.stat().st_size > MAX_BYTES:
        faults.add(
            Fault(FaultCode.FILE_TOO_LARGE, name, value=file.name, hint=str(MAX_BYTES // 1024 // 1024))
        )
        return Sheet(name, ())
    text = _decode(file.read_bytes())
    if text is None:
        faults.add(Fault(FaultCode.CSV_NOT_TEXT, name, value=file.name))
        return Sheet(name, ())
    return gather(name, _rows(name, text, faults), faults)


def _decode(content: bytes) -> str | None:
    """Return the text: UTF-16 only by its mark, else UTF-8, else GB 18030, of which GBK is a part."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows(name: str, text: str, faults: FaultList) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Yield the rows as Excel numbers them: a line break inside quotes doesn't begin a row."""
    head = text.lstrip().split("\n", 1)[0]
    delimiter = "\t" if "\t" in head and "," not in head else ","
    number = 0
    try:
        for number, values in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1
        ):
            yield number, tuple(Cell(value) for value in values[:MAX_COLUMNS])
    except csv.Error:
        faults.add(Fault(FaultCode.CSV_BROKEN, name, number + 1))
