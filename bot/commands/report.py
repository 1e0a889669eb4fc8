"""`lianxin report`: a month's figures by center and by cadre, for the branch. No word of anybody's matter."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cyclopts import App
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.app import Office, open_office
from bot.commands.check import load_or_tell
from bot.commands.language import cannot_write, speaks_english
from bot.documents.press import Press
from bot.domain.audit import Act
from bot.domain.month import Month
from bot.texts import words
from bot.texts.say_report import ReportSheet, ReportTable, report_sheet
from bot.usecases import auditing
from bot.usecases.reporting import Asked, EmptyMonthError, MonthAheadError, month_report

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from bot.config.settings import Settings

WIDTHS: Final = (24, 14)  # characters: the first column, the others
HEAD_FILL: Final = PatternFill("solid", fgColor="DDEBF7")
SENTENCES: Final[Mapping[type[Exception], tuple[str, str]]] = {
    ValueError: ("月份要这样写：2026-11。", "Write the month like this: 2026-11."),
    MonthAheadError: ("这个月还没到，没有数字。", "That month has not begun: there are no figures."),
    EmptyMonthError: ("这个月没有收到事项。", "No matter came in during that month."),
}


class UnwritableError(Exception):
    """A file can't be written there."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


def register(app: App) -> None:
    """Add the command."""

    @app.command(name="report")
    def report(
        *,
        month: str,
        xlsx: Path | None = None,
        pdf: Path | None = None,
        config: Path = Path("config.toml"),
        village: str = "",
    ) -> int:
        """按中心、按干部统计一个月的办事情况，不含任何人写的话。A month's figures by center and by cadre.

        Parameters
        ----------
        month
            月份，如 2026-11。The month, for example 2026-11.
        xlsx
            要写的 Excel 文件。An Excel file to write.
        pdf
            要写的 PDF 文件，A4 横排。A PDF to write, A4 across.
        config
            配置文件。The configuration.
        village
            村的代号，只有一个村就不用写。The village's key, where there are several.
        """
        if xlsx is None and pdf is None:
            print(_say("请写 --xlsx 文件 或 --pdf 文件。", "Give --xlsx FILE or --pdf FILE."))
            return 2
        settings = load_or_tell(config, os.environ, sys.stdout, village)
        if settings is None:
            return 1
        try:
            sheet = asyncio.run(_read(settings, Month.parse(month)))
            _write(sheet, xlsx, _write_xlsx)
            _write(sheet, pdf, _write_pdf)
        except UnwritableError as error:
            print(cannot_write(error.path))
            return 1
        except tuple(SENTENCES) as error:
            found = next(kind for kind in SENTENCES if isinstance(error, kind))
            print(_say(*SENTENCES[found]))
            return 1
        return 0


async def _read(settings: Settings, month: Month) -> ReportSheet:
    async with open_office(settings) as office:
        report = await office.store.read(
            lambda records: month_report(records, office.village, Asked(month, office.now()))
        )
        await office.desk.perform(auditing.exported, Act.EXPORTED_REPORT)
        return report_sheet(_words(office), report)


def _words(office: Office) -> words.Words:
    village = office.village
    return words.load().words(village.locale, village.zone, village.name)


def _write(sheet: ReportSheet, path: Path | None, how: Callable[[ReportSheet, Path], None]) -> None:
    """Write the sheet and say where; raise UnwritableError where it can't be."""
    if path is None:
        return
    try:
        how(sheet, path)
    except OSError as error:
        raise UnwritableError(path) from error
    print(path)


def _write_pdf(sheet: ReportSheet, path: Path) -> None:
    path.write_bytes(Press().pdf("report", asdict(sheet)))


def _write_xlsx(sheet: ReportSheet, path: Path) -> None:
    book = Workbook()
    first = book.active
    if first is not None:
        book.remove(first)
    for table in sheet.tables:
        _fill(book.create_sheet(table.title), sheet, table)
    book.save(path)


def _fill(page: Worksheet, sheet: ReportSheet, table: ReportTable) -> None:
    above = (sheet.title, sheet.subtitle)
    for row, text in enumerate(above, start=1):
        _put(page, row, 1, text)
    page.cell(1, 1).font = Font(bold=True, size=14)
    for place, name in enumerate(table.columns, start=1):
        _put(page, len(above) + 1, place, name)
        head = page.cell(len(above) + 1, place)
        head.font, head.fill, head.alignment = Font(bold=True), HEAD_FILL, Alignment(wrap_text=True)
        page.column_dimensions[get_column_letter(place)].width = WIDTHS[min(place - 1, 1)]
    page.freeze_panes = f"B{len(above) + 2}"
    for row, values in enumerate(table.rows, start=len(above) + 2):
        for place, value in enumerate(values, start=1):
            _put(page, row, place, value)
    for row, note in enumerate(sheet.notes, start=len(above) + len(table.rows) + 3):
        _put(page, row, 1, note)


def _put(page: Worksheet, row: int, place: int, value: str | int) -> None:
    cell = page.cell(row, place)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # text, even when a name begins with "="


def _say(chinese: str, english: str) -> str:
    return english if speaks_english(None, os.environ) else chinese
