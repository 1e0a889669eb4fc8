"""Searching a household: what 代人登记, 走访记录 and 民情日记 ask for alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.household_search import has_left, search
from bot.domain.notices.registering import NobodyFound
from bot.domain.notices.visiting import HouseholdLeft

if TYPE_CHECKING:
    from bot.domain.people import Cadre, Household
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

FOUND_AT_MOST: Final = 8  # households on one screen


async def found(work: Work, cadre: Cadre, incoming: Incoming) -> list[Household]:
    """Return the households that a message names, his own group's first.

    Raise HouseholdLeft where its number is that of one that has left, NobodyFound where none fits.
    """
    wanted = incoming.content.text if incoming.content is not None else ""
    households = await work.records.people.households()
    members = await work.records.people.all_members()
    fitting = search(wanted, households, members, cadre.group)
    if fitting:
        return fitting
    gone = has_left(wanted, households)
    raise HouseholdLeft(gone.number) if gone is not None else NobodyFound
