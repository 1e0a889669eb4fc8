"""A cell as a file holds it, and its reading as text, number or phone. Pure."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from bot.domain.phones import normalise
from bot.roster.faults import FaultCode

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

_SPACES: Final = re.compile(r"[^\S\n]+")
_BETWEEN_HAN: Final = re.compile(
    r"(?<=[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])\s+"
    r"(?=[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])"
)
_TRAILING_ZEROS: Final = re.compile(r"(\d+)\.0+")
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}")


class DateShape(StrEnum):
    """What a cell's number format shows of a date, and so what was typed."""

    MONTH_AND_DAY = "month_and_day"
    YEAR_AND_MONTH = "year_and_month"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's stored value; `flaw` when there is none to read (an error, a formula never calculated)."""

    value: CellValue = None
    shape: DateShape = DateShape.UNKNOWN
    flaw: FaultCode | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody would see anything in it."""
        if self.flaw is not None:
            return False
        return self.value is None or text_of(self) == ""


EMPTY_CELL: Final = Cell()


def text_of(cell: Cell) -> str:
    """Return a cell's text without stray spaces and invisible characters; numbers as Excel shows them."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return clean(str(value))


def clean(text: str) -> str:
    """Return the text with plain line breaks, single spaces, and nothing invisible in it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(character for character in text if unicodedata.category(character) not in {"Cf", "Cs"})
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip()


def plain(text: str) -> str:
    """Return text with full-width characters made ordinary and every space left out: for words to compare."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def clean_name(text: str) -> str:
    """Return a name on one line; the space that aligns a name of two characters is left out."""
    return _BETWEEN_HAN.sub("", " ".join(text.split()))


def has_control_characters(text: str) -> bool:
    """Tell whether something other than line breaks and tabs can't be shown (Unicode category Cc)."""
    return any(unicodedata.category(character) == "Cc" and character not in "\n\t" for character in text)


def phone_of(cell: Cell) -> str | FaultCode:
    """Return a cell's phone, or why it isn't one.

    A number cell may have lost the 0 of an area code (put back), and a .csv file written by Excel may hold
    1.38E+10, where the last digits are gone.
    """
    text = plain(text_of(cell))
    if whole := _TRAILING_ZEROS.fullmatch(text):
        text = whole[1]
    if _SCIENTIFIC.fullmatch(text):
        digits = _exact_digits(text)
        if digits is None:
            return FaultCode.PHONE_ROUNDED
        text = digits
    phone = normalise(text)
    if phone is None and isinstance(cell.value, int | float):
        phone = normalise("0" + text)
    return phone or FaultCode.PHONE_BAD


def _exact_digits(text: str) -> str | None:
    """Return the digits of a number in scientific notation if all of them are there."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    digits = f"{number:f}"
    known = len(number.as_tuple().digits)
    return digits if known == len(digits) else None
