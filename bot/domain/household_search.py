"""Finding a household by what a cadre writes of it: its number, its group or a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.people import Household, Member
from bot.domain.roster import household_number

_NUMBER: Final = re.compile(r"(\d{1,3})[-－—–‐−](\d{1,4})户?")
_GROUP: Final = re.compile(r"第?(\d{1,3})组?")


def search(
    wanted: str, households: Sequence[Household], members: Iterable[Member], own_group: int | None
) -> list[Household]:
    """Return the living households that fit, those of one's own group first, then by group and number.

    A number finds its household alone, a group all of it, and a name every household that has somebody of
    that name, its head or another.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", wanted))
    if not plain:
        return []
    living = [household for household in households if household.active]
    if found := _NUMBER.fullmatch(plain):
        number = household_number(int(found[1]), int(found[2]))
        fitting = [household for household in living if household.number == number]
    elif found := _GROUP.fullmatch(plain):
        fitting = [household for household in living if household.group == int(found[1])]
    else:
        named = {member.household_id for member in members if member.active and plain in member.name}
        fitting = [household for household in living if plain in household.head or household.id in named]
    return sorted(fitting, key=lambda each: (each.group != own_group, each.group, each.number))


def has_left(wanted: str, households: Sequence[Household]) -> Household | None:
    """Return the household that a number names although it has left the village."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", wanted))
    found = _NUMBER.fullmatch(plain)
    number = household_number(int(found[1]), int(found[2])) if found else None
    return next((each for each in households if each.number == number and not each.active), None)
