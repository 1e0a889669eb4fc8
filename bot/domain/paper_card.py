"""便民联心卡 on paper: what one household's card says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.centers import Center
from bot.domain.directory import Directory
from bot.domain.people import Cadre, Household

WEEKDAYS: Final = range(7)  # 0 = Monday


@dataclass(frozen=True, slots=True)
class Service:
    """Who serves a household: the same for all of its group, but for the cadres tied to it alone."""

    paired: tuple[Cadre, ...]
    """Who is paired with it, who is tied to this very household first; empty where nobody is."""
    centers: tuple[tuple[Center, Cadre | None], ...]
    """Each center with the cadre who is responsible for this group; None where the roster names nobody."""
    duty: tuple[tuple[Cadre, ...], ...]
    """For each day of the week, Monday first."""
    secretary: Cadre | None
    others: tuple[Cadre, ...]
    """The village's cadres whose phone stands nowhere else on the card, though they may be on duty."""


@dataclass(frozen=True, slots=True)
class PaperCard:
    """One household's card."""

    household: Household
    link: str
    """Opens the bot for this household; empty where the bot's name isn't known yet."""
    service: Service


@dataclass(frozen=True, slots=True)
class CardStock:
    """Cards to be printed together."""

    village: str
    cards: tuple[PaperCard, ...]
    photographed: frozenset[int] = frozenset()
    """The cadres of whom there is a photo."""


def service_of(directory: Directory, household: Household) -> Service:
    """Return who serves a household, by the roster alone: paper knows no leave."""
    tied = [
        cadre
        for cadre in directory.village_cadres
        if household.id in {cadre.large_household_id, cadre.poor_household_id}
    ]
    group = [cadre for cadre in directory.paired_with(household.group) if cadre not in tied]
    paired = tuple(tied + group)
    centers = tuple((center, responsible(directory, household.group, center)) for center in Center)
    duty = tuple(
        tuple(filter(None, (directory.get(cadre_id) for cadre_id in directory.duty.get(day, ()))))
        for day in WEEKDAYS
    )
    shown = {*paired, *(cadre for _, cadre in centers)}
    secretary = directory.secretary
    others = tuple(c for c in directory.village_cadres if c not in shown and c != secretary)
    return Service(paired, centers, duty, secretary, others)


def responsible(directory: Directory, group: int, center: Center) -> Cadre | None:
    """Return to whom a matter of this group for this center goes first, as `bot.domain.routing` has it."""
    paired = directory.paired_with(group, center)
    return paired[0] if paired else directory.lead(center)
