"""A roster → an .xlsx file as the clerk would keep it: text columns, lists to choose from, a guide."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.centers import CENTER_NAMES_ZH, Center
from bot.domain.roster import KIND_NAMES_ZH, Roster, RosterCadre, RosterHousehold
from bot.roster.cadres import WEEKDAYS_ZH
from bot.roster.guide import GUIDE
from bot.roster.layout import CADRES, DUTY, GUIDE_SHEET, HOUSEHOLDS, SheetLayout

_TEXT_FORMAT: Final = "@"  # keeps Excel from making dates of household numbers and floats of phones
_LAST_ROW: Final = 2000  # rows that a list to choose from covers
_SPARE_ROWS: Final = 50  # empty rows below the entries that are text already
_HEADER_FILL: Final = PatternFill("solid", fgColor="DDEBF7")
_YES: Final = "是"


def write(roster: Roster, path: Path) -> None:
    """Write the roster into an .xlsx file (replacing what is there), so that reading it gives it back."""
    workbook = Workbook()
    first = workbook.active
    if first is not None:
        workbook.remove(first)
    _fill(workbook.create_sheet(HOUSEHOLDS.name), HOUSEHOLDS, map(_household, roster.households))
    _fill(workbook.create_sheet(CADRES.name), CADRES, map(_cadre, roster.cadres))
    _choices(workbook[HOUSEHOLDS.name], HOUSEHOLDS, "kind", tuple(KIND_NAMES_ZH.values()))
    _choices(workbook[CADRES.name], CADRES, "is_secretary", (_YES,))
    _choices(workbook[CADRES.name], CADRES, "is_township", (_YES,))
    if roster.duty is not None:
        days = ((WEEKDAYS_ZH[day.weekday], day.cadre) for day in roster.duty)
        _fill(workbook.create_sheet(DUTY.name), DUTY, days)
        _choices(workbook[DUTY.name], DUTY, "weekday", WEEKDAYS_ZH)
    _explain(workbook.create_sheet(GUIDE_SHEET))
    workbook.save(path)


def _household(household: RosterHousehold) -> tuple[str, ...]:
    members = "；".join(" ".join(filter(None, (member.name, member.phone))) for member in household.members)
    return str(household.group), household.number, household.head, members, KIND_NAMES_ZH[household.kind]


def _cadre(cadre: RosterCadre) -> tuple[str, ...]:
    return (
        cadre.name,
        cadre.duties,
        cadre.phone,
        _names(cadre.centers),
        _names(cadre.leads),
        "" if cadre.group is None else str(cadre.group),
        cadre.large_household or "",
        cadre.poor_household or "",
        _YES if cadre.is_secretary else "",
        cadre.substitute or "",
        _YES if cadre.is_township else "",
    )


def _names(centers: tuple[Center, ...]) -> str:
    return "、".join(CENTER_NAMES_ZH[center] for center in centers)


def _fill(sheet: Worksheet, layout: SheetLayout, rows: Iterator[tuple[str, ...]]) -> None:
    sheet.append(list(layout.headers))
    for place, column in enumerate(layout.columns, start=1):
        header = sheet.cell(1, place)
        header.font = Font(bold=True)
        header.fill = _HEADER_FILL
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        dimension.number_format = _TEXT_FORMAT
    sheet.freeze_panes = "A2"
    last = 1
    for last, values in enumerate(rows, start=2):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(last, place)
            cell.number_format = _TEXT_FORMAT
            if value:
                cell.value = value
                cell.data_type = "s"  # text, even when it begins with "="
    for row in range(last + 1, last + 1 + _SPARE_ROWS):
        for place in range(1, len(layout.columns) + 1):
            sheet.cell(row, place).number_format = _TEXT_FORMAT


def _choices(sheet: Worksheet, layout: SheetLayout, attribute: str, choices: tuple[str, ...]) -> None:
    place = layout.headers.index(layout.header_of(attribute)) + 1
    letter = get_column_letter(place)
    validation = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    validation.showErrorMessage = True
    validation.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(validation)


def _explain(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 20
    sheet.column_dimensions["B"].width = 80
    for row, (what, how) in enumerate(GUIDE, start=1):
        sheet.cell(row, 1, what).font = Font(bold=True)
        sheet.cell(row, 2, how).alignment = Alignment(wrap_text=True, vertical="top")
