"""Gaps in the roster: matters that would go round more people than one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.doctor.finding import Finding, Grade, Sign
from bot.domain.centers import Center

if TYPE_CHECKING:
    from bot.domain.directory import Directory
    from bot.domain.people import Household

WEEKDAYS = range(7)


def gaps(directory: Directory, households: Iterable[Household]) -> list[Finding]:
    """Return what the roster lacks; one finding that all is well where it lacks nothing."""
    groups = sorted({household.group for household in households if household.active})
    if not groups or not directory.cadres:
        return [Finding(Sign.ROSTER_EMPTY, Grade.BAD)]
    found = [*_offices(directory), *_groups(directory, groups), *_people(directory)]
    return found or [Finding(Sign.ROSTER_WELL, data={"groups": len(groups), "cadres": len(directory.cadres)})]


def _offices(directory: Directory) -> Iterator[Finding]:
    if directory.secretary is None:
        yield Finding(Sign.NO_SECRETARY, Grade.BAD)
    if directory.township is None:
        yield Finding(Sign.NO_TOWNSHIP, Grade.MIND)
    for center in Center:
        if directory.lead(center) is None:
            yield Finding(Sign.CENTER_WITHOUT_LEAD, Grade.MIND, {"center": center.value})


def _groups(directory: Directory, groups: Iterable[int]) -> Iterator[Finding]:
    for group in groups:
        if not directory.paired_with(group):
            yield Finding(Sign.GROUP_WITHOUT_CADRE, Grade.MIND, {"group": group})


def _people(directory: Directory) -> Iterator[Finding]:
    for cadre in directory.cadres:
        if cadre.id not in directory.joined:
            yield Finding(Sign.CADRE_NOT_JOINED, Grade.MIND, {"name": cadre.name})
    for weekday in WEEKDAYS:
        if directory.duty and not directory.duty.get(weekday):
            yield Finding(Sign.DAY_WITHOUT_DUTY, Grade.MIND, {"weekday": weekday})
