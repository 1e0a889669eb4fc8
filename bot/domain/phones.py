"""Phone numbers as the roster keeps and compares them: digits only, mainland China."""

import re
import unicodedata
from typing import Final

COUNTRY_CODE: Final = "86"
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
"""Mobile numbers: eleven digits, the second one 3 to 9 (national numbering plan)."""
_LAND_LINE: Final = re.compile(r"0[1-9][0-9]{8,10}")
"""Land lines with their area code: 0 and 9 to 11 digits more."""
_PUNCTUATION: Final = re.compile(r"[\s()\[\]./\u00b7\u2010-\u2015\u2212-]+")
"""What people type between the digits: spaces, brackets and every kind of dash."""


def normalise(raw: str) -> str | None:
    """Return the digits of a phone number, or None when it isn't one.

    Spaces, dashes, brackets and full-width digits are understood, and +86, 0086 or 86 is left out.
    A land line keeps the 0 of its area code. Any other country's code makes it None.
    """
    compact = _compact(raw)
    if compact.startswith("+"):
        if not compact.startswith("+" + COUNTRY_CODE):
            return None
        return _after_country_code(compact[1 + len(COUNTRY_CODE) :])
    if compact.startswith("00" + COUNTRY_CODE):
        return _after_country_code(compact[2 + len(COUNTRY_CODE) :])
    if compact.startswith(COUNTRY_CODE) and _MOBILE.fullmatch(compact[len(COUNTRY_CODE) :]):
        return compact[len(COUNTRY_CODE) :]
    return _national(compact)


def normalise_international(raw: str) -> str | None:
    """Return the same digits for a number that always has its country code, "+" or not.

    Telegram hands out a contact's number so. Without this rule 1 312 555 0123 (Chicago) would pass for
    the mobile 131 2555 0123.
    """
    return normalise("+" + _compact(raw).removeprefix("+"))


def international(phone: str) -> str:
    """Return a number as `normalise` returns it with its country's code; an area code loses its 0."""
    return f"+{COUNTRY_CODE}{phone.removeprefix('0')}"


def _compact(raw: str) -> str:
    text = unicodedata.normalize("NFKC", raw)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return _PUNCTUATION.sub("", text)


def _national(digits: str) -> str | None:
    if _MOBILE.fullmatch(digits) or _LAND_LINE.fullmatch(digits):
        return digits
    return None


def _after_country_code(digits: str) -> str | None:
    """An area code loses its 0 behind the country code: put it back."""
    return _national(digits) or _national("0" + digits)
