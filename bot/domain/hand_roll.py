"""A roll that is written instead of ticked: which households a secretary's words name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.people import Household
from bot.domain.roster import household_number

_SEPARATORS: Final = re.compile(r"[\s,，、;；。.]+")
_NUMBER: Final = re.compile(r"(\d{1,3})-(\d{1,4})户?")
_RANGE: Final = re.compile(r"(\d{1,3})-(\d{1,4})(?:到|至|~)(?:(\d{1,3})-)?(\d{1,4})")
_GROUP: Final = re.compile(r"第?(\d{1,3})组(?:全部|都到|全到)?")
_DASHES: Final = str.maketrans("－—–‐−～", "-----~")


@dataclass(frozen=True, slots=True)
class Named:
    """What a text names."""

    household_ids: frozenset[int]
    unknown: tuple[str, ...]
    """What names no household of the roll, or several."""


def named(text: str, roll: Sequence[Household]) -> Named:
    """Return the households that a text names: 2-001, 2-001到2-020, 2组, or a head's name, with spaces."""
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    found: set[int] = set()
    unknown = []
    for word in filter(None, _SEPARATORS.split(plain)):
        fitting = _fitting(word, roll)
        found.update(fitting)
        if not fitting:
            unknown.append(word)
    return Named(frozenset(found), tuple(unknown))


def _fitting(word: str, roll: Iterable[Household]) -> list[int]:
    if between := _RANGE.fullmatch(word):
        group, first, last = int(between[1]), int(between[2]), int(between[4])
        if between[3] is not None and int(between[3]) != group:
            return []
        numbers = {household_number(group, each) for each in range(first, min(last, 9999) + 1)}
        return [one.id for one in roll if one.number in numbers]
    if number := _NUMBER.fullmatch(word):
        wanted = household_number(int(number[1]), int(number[2]))
        return [one.id for one in roll if one.number == wanted]
    if group_no := _GROUP.fullmatch(word):
        return [one.id for one in roll if one.group == int(group_no[1])]
    of_name = [one.id for one in roll if one.head == word]
    return of_name if len(of_name) == 1 else []
