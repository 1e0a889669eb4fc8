"""A workbook of one sheet, everything in it as text."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

WIDEST: Final = 60  # characters of a column; what is longer is wrapped


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """Return an .xlsx file of these rows, the first of them its heading.

    A text that begins with "=" stays a text, and characters that XML can't hold are left out.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for place, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(place, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            cell.data_type = "s"
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=place == 1)
    for column, values in enumerate(zip(*rows, strict=True), start=1):
        longest = max(len(line) for value in values for line in value.split("\n"))
        sheet.column_dimensions[get_column_letter(column)].width = min(2 * longest + 2, WIDEST)
    sheet.freeze_panes = "A2"
    made = BytesIO()
    book.save(made)
    return made.getvalue()
