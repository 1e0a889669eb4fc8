"""An empty table of income and expenses to fill in, with rows that are plainly examples."""

from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.ledgers.columns import NOTE

SHEET: Final = "收支"
HEADERS: Final = ("日期", "摘要", "收入（元）", "支出（元）", "余额（元）", NOTE)
WIDTHS: Final = (12, 36, 14, 14, 14, 24)  # characters
ROWS: Final = (
    ("", "上月结余", None, None, 10000, "示例，请换成本村的"),
    ("11月3日", "示例：林地承包费", 5000, None, 15000, ""),
    ("11月9日", "示例：修水沟买水泥", None, 1200.5, 13799.5, "附发票"),
    ("", "合计", 5000, 1200.5, 13799.5, ""),
)
_AMOUNTS: Final = range(3, 6)  # columns, from 1
_HEADER_FILL: Final = PatternFill("solid", fgColor="DDEBF7")


def template(path: Path) -> None:
    """Write the table as .xlsx (replacing what is there); what it holds can be submitted as it is."""
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    sheet = book.create_sheet(SHEET)
    for number, row in enumerate((HEADERS, *ROWS), start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            if number == 1:
                cell.font, cell.fill = Font(bold=True), _HEADER_FILL
            elif place in _AMOUNTS:
                cell.number_format = "#,##0.00"
    for place, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    book.save(path)
