"""A town in which cadres are tied to households, and who lives there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from bot.domain.roster import HouseholdKind, Roster
from tests.usecases.people import CADRES, HOUSEHOLDS, ROSTER
from tests.usecases.phone import Phone
from tests.usecases.town import Town, open_town

GROWER: Final = "3-001"
POOR: Final = "2-002"
PAIRED: Final = "张样丙"
"""Tied to group 2, to GROWER and to POOR."""
KINDS: Final = {GROWER: HouseholdKind.LARGE_GROWER, POOR: HouseholdKind.IN_DIFFICULTY}
PAIRED_ROSTER: Final = Roster(
    tuple(replace(household, kind=KINDS.get(household.number, household.kind)) for household in HOUSEHOLDS),
    tuple(
        replace(cadre, large_household=GROWER, poor_household=POOR) if cadre.name == PAIRED else cadre
        for cadre in CADRES
    ),
    ROSTER.duty,
)


@asynccontextmanager
async def open_pairs(folder: Path, **sections: Any) -> AsyncIterator[Town]:
    """Open a town with the pairings of PAIRED_ROSTER."""
    async with open_town(folder, **sections) as town:
        await town.import_(PAIRED_ROSTER)
        yield town


async def everybody(town: Town) -> dict[str, Phone]:
    """Let the head of every household join; return their phones by the household's number."""
    return {household.number: await town.villager_joins(household.number) for household in HOUSEHOLDS}
