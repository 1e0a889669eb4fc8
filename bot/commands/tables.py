"""Tables as files: .csv, .xlsx and .json, of the same rows."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from bot.documents.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def write_csv(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write UTF-8 with the mark by which Excel knows it; raise OSError where it can't be."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def write_xlsx(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a workbook of one sheet, everything in it as text; raise OSError where it can't be."""
    path.write_bytes(workbook([columns, *rows]))


def write_json(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a list of objects; raise OSError where it can't be."""
    listed = [dict(zip(columns, row, strict=True)) for row in rows]
    path.write_text(json.dumps(listed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
