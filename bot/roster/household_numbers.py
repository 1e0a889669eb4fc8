"""What Excel makes of a household's number, and how to undo it. Pure.

Excel takes "2-5" for a date. Its rule (Microsoft's knowledge base, Q214327): month and one or two digits are
a day of the current year, or, when that month has no such day, a year with the day set to the 1st. So "2-5"
becomes 5 February of the year of typing, shown as month and day, and "2-45" becomes 1 February 1945, shown as
month and year; of "2-005" we assume the latter as well. The month is always the group. Which of the two it
was shows in the cell's number format; without one, a day other than the 1st or a year before spreadsheets of
this kind existed decides, and what stays ambiguous is a fault.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from bot.roster.cells import Cell, DateShape, plain, text_of
from bot.roster.faults import FaultCode

_FIRST_YEAR_OF_TYPING: Final = 2015
"""No roster for this bot was typed earlier: an earlier year was never "the current year"."""
_SERIALS: Final = range(10959, 73051)  # days since 1899-12-30: 1930 to 2099
_EPOCH: Final = dt.date(1899, 12, 30)

_NUMBER: Final = re.compile(r"(?P<group>\d{1,3})[-\u2010-\u2015\u2212\u30fc\u4e00](?P<running>\d{1,4})")
_FULL_DATE: Final = re.compile(r"(?P<y>\d{4})[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?(?:00:00(?::00)?)?")
_YEAR_MONTH: Final = re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月")
_MONTH_DAY: Final = re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED_YEAR: Final = re.compile(r"(?P<name>[a-z]{3})-(?P<y>\d{2})")
_NAMED_DAY: Final = re.compile(r"(?P<d>\d{1,2})-(?P<name>[a-z]{3})")


@dataclass(frozen=True, slots=True)
class _Date:
    month: int
    day: int | None = None
    year: int | None = None
    shape: DateShape = DateShape.UNKNOWN


def read_number(cell: Cell, group: int | None) -> tuple[int, int] | FaultCode:
    """Return a household's group and running number, or why they can't be told.

    `group` is what stands beside it in the row: a date is understood only if its month is that group.
    Without one (a reference to a household), the month is taken for the group.
    """
    text = plain(text_of(cell))
    if written := _NUMBER.fullmatch(text):
        return _checked(int(written["group"]), int(written["running"]), FaultCode.NUMBER_BAD)
    date = _date_of(cell, text)
    if date is None:
        return FaultCode.NUMBER_BAD
    running = _running_of(date)
    if running is None or (group is not None and date.month != group):
        return FaultCode.NUMBER_IS_DATE
    return _checked(date.month, running, FaultCode.NUMBER_IS_DATE)


def _checked(group: int, running: int, otherwise: FaultCode) -> tuple[int, int] | FaultCode:
    return (group, running) if group > 0 and running > 0 else otherwise


def _running_of(date: _Date) -> int | None:
    as_day = date.day
    as_year = date.year % 100 if date.year is not None and date.day in {None, 1} else None
    if date.shape is DateShape.MONTH_AND_DAY:
        return as_day
    if date.shape is DateShape.YEAR_AND_MONTH:
        return as_year
    if as_year is None or as_year == as_day:
        return as_day
    if date.year is not None and date.year < _FIRST_YEAR_OF_TYPING:
        return as_year
    return None


def _date_of(cell: Cell, text: str) -> _Date | None:
    value = cell.value
    if isinstance(value, dt.date):
        return _Date(value.month, value.day, value.year, cell.shape)
    if text.isascii() and text.isdigit() and len(text) == len(str(_SERIALS.stop)) and int(text) in _SERIALS:
        # A date whose format the reader doesn't know, or that the clerk turned into a number.
        day = _EPOCH + dt.timedelta(days=int(text))
        return _Date(day.month, day.day, day.year, cell.shape)
    return _date_in_text(text.lower())


def _date_in_text(text: str) -> _Date | None:
    """What a .csv file holds once Excel has saved a date into it."""
    if found := _FULL_DATE.fullmatch(text):
        return _real(_Date(int(found["m"]), int(found["d"]), int(found["y"])))
    if found := _YEAR_MONTH.fullmatch(text):
        return _real(_Date(int(found["m"]), None, int(found["y"]), DateShape.YEAR_AND_MONTH))
    if found := _MONTH_DAY.fullmatch(text):
        return _real(_Date(int(found["m"]), int(found["d"]), None, DateShape.MONTH_AND_DAY))
    if (found := _NAMED_YEAR.fullmatch(text)) and found["name"] in _MONTHS:
        month = _MONTHS.index(found["name"]) + 1
        return _Date(month, None, int(found["y"]), DateShape.YEAR_AND_MONTH)
    if (found := _NAMED_DAY.fullmatch(text)) and found["name"] in _MONTHS:
        return _real(_Date(_MONTHS.index(found["name"]) + 1, int(found["d"]), None, DateShape.MONTH_AND_DAY))
    return None


def _real(date: _Date) -> _Date | None:
    """Return the date if the calendar has it; a leap year stands for an unknown one."""
    try:
        dt.date(date.year or 2000, date.month, date.day or 1)
    except ValueError:
        return None
    return date
