"""Masking: identity, bank card and phone numbers in a text that is about to be published.

What is masked must be a number of its kind: an identity number has a birth date and a check digit (GB 11643),
a bank card the check digit of ISO/IEC 7812 (Luhn). So amounts, dates and case numbers stay readable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class NumberKind(StrEnum):
    """What sort of number it is."""

    IDENTITY = "identity"
    BANK = "bank"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Found:
    """A number that stands in a text, from character `start` to before `end`."""

    kind: NumberKind
    start: int
    end: int


STAR: Final = "*"
KEPT: Final = {NumberKind.IDENTITY: (4, 2), NumberKind.BANK: (0, 4), NumberKind.PHONE: (3, 2)}
"""Digits left readable at the beginning and the end: enough to recognise one's own."""

_BETWEEN: Final = r"[ \-\u00b7\u200b-\u200f\u2010-\u2015\u2060\ufeff]"
"""What people and programs put between the digits of one number; full-width blanks are plain ones here."""
_BEFORE: Final = r"(?<![0-9A-Za-z])(?<![0-9][.,:/\-])"
_NO_DECIMAL: Final = r"(?<![0-9A-Za-z])(?<![0-9][.])"
_AFTER: Final = r"(?![0-9A-Za-z])(?![.,][0-9])(?! ?[元块角亩斤吨株])(?! ?万元)"
_IDENTITY: Final = re.compile(
    rf"{_BEFORE}[1-9]\d{{5}}{_BETWEEN}?(?:\d{{8}}{_BETWEEN}?\d{{3}}[0-9Xx]|\d{{6}}{_BETWEEN}?\d{{3}}){_AFTER}"
)
_BANK: Final = re.compile(
    rf"{_BEFORE}(?:[34569]\d{{12,18}}|[34569]\d{{3}}(?P<gap>{_BETWEEN})\d{{4}}(?P=gap)\d{{4}}(?P=gap)\d{{1,4}}"
    rf"(?:(?P=gap)\d{{1,3}})?){_AFTER}"
)
_MOBILE: Final = re.compile(
    rf"{_NO_DECIMAL}(?:(?:\+|00)?86{_BETWEEN}?)?1[3-9]\d{_BETWEEN}?\d{{4}}{_BETWEEN}?\d{{4}}{_AFTER}"
)
_LAND_LINE: Final = re.compile(
    rf"{_NO_DECIMAL}(?:\(0\d{{2,3}}\) ?|0\d{{2,3}}{_BETWEEN}?)[2-8]\d{{2,3}}{_BETWEEN}?\d{{4}}{_AFTER}"
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
"""Weights and check characters of an identity number: GB 11643-1999, after ISO 7064 MOD 11-2."""
_OLD_LENGTH: Final = 15  # digits of identity numbers given out before 1999: a two-digit year, no check digit


def find(text: str) -> tuple[Found, ...]:
    """Return the numbers that stand in a text, from left to right, none inside another."""
    plain = "".join(map(_ordinary, text))
    taken: list[Found] = []
    for found in _candidates(plain):
        if all(found.end <= other.start or found.start >= other.end for other in taken):
            taken.append(found)
    return tuple(sorted(taken, key=lambda found: found.start))


def mask(text: str) -> str:
    """Return the text with stars in the place of the digits that nobody needs to see."""
    return mask_only(text, find(text))


def mask_only(text: str, numbers: tuple[Found, ...]) -> str:
    """Return the text with these numbers masked, as `find` returned them; its length stays."""
    characters = list(text)
    for number in numbers:
        places = [place for place in range(number.start, number.end) if _is_digit(characters[place])]
        first, last = KEPT[number.kind]
        for place in places[first : len(places) - last]:
            characters[place] = STAR
    return "".join(characters)


def _candidates(plain: str) -> Iterator[Found]:
    """The surest kind first: what is an identity number is no bank card."""
    for match in _IDENTITY.finditer(plain):
        if _is_identity(_digits(match[0])):
            yield Found(NumberKind.IDENTITY, *match.span())
    for match in _BANK.finditer(plain):
        if _is_card(_digits(match[0])):
            yield Found(NumberKind.BANK, *match.span())
    for pattern in (_MOBILE, _LAND_LINE):
        for match in pattern.finditer(plain):
            yield Found(NumberKind.PHONE, *match.span())


def _ordinary(character: str) -> str:
    """Return a full-width character's ordinary form: one for one, so that places stay the same."""
    if character.isspace() and character != "\n":
        return " "
    if unicodedata.category(character) == "Nd":
        return str(unicodedata.digit(character))
    made = unicodedata.normalize("NFKC", character)
    return made if len(made) == 1 else character


def _is_digit(character: str) -> bool:
    return unicodedata.category(character) == "Nd" or character in "XxＸｘ"


def _digits(text: str) -> str:
    return "".join(character for character in text.upper() if character.isdecimal() or character == "X")


def _is_identity(digits: str) -> bool:
    if len(digits) == _OLD_LENGTH:
        return digits.isdecimal() and _is_day("19" + digits[6:12])
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return _is_day(digits[6:14]) and _CHECKS[total % len(_CHECKS)] == digits[-1]


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return day.year >= 1900  # noqa: PLR2004  (nobody alive was born before)


def _is_card(digits: str) -> bool:
    total = 0
    for place, character in enumerate(reversed(digits)):
        value = int(character) * (1 + place % 2)
        total += value - 9 if value > 9 else value  # noqa: PLR2004  (the digits' sum)
    return total % 10 == 0
