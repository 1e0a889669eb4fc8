"""Importing the clerk's roster: what is new is added, what changed is changed, who vanished is deactivated.

Nobody is deleted and links stay, so that a card on paper works after the hundredth import.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.case_life import ANSWERED, RUNNING
from bot.domain.people import Cadre, Household, Member
from bot.usecases import assigning, auditing, links

if TYPE_CHECKING:
    from bot.domain.roster import Roster, RosterCadre, RosterHousehold
    from bot.usecases.work import Work


ALL: Final = 100_000  # cases of one cadre


@dataclass(slots=True)
class Tally:
    """What an import did."""

    added: int = 0
    changed: int = 0
    deactivated: int = 0
    links: int = 0


async def import_roster(work: Work, roster: Roster) -> Tally:
    """Bring the records in line with a roster that was read without a fault."""
    tally = Tally()
    households = await _households(work, roster, tally)
    left = await _cadres(work, roster, households, tally)
    tally.links = await links.issue_missing(work)
    for cadre in left:
        # Whoever leaves the roster leaves no case behind: the secretary decides.
        for case in await work.records.cases.of_cadre(cadre.id, tuple(RUNNING), limit=ALL):
            await assigning.assign(work, case, case.topic, about_id=case.about_id, for_secretary=True)
        for case in await work.records.cases.of_cadre(cadre.id, tuple(ANSWERED), limit=ALL):
            await assigning.entrust(work, case)
    await assigning.hear_waiting(work)
    await auditing.note(work, Act.IMPORTED_ROSTER, amount=tally.added + tally.changed + tally.deactivated)
    return tally


async def _households(work: Work, roster: Roster, tally: Tally) -> dict[str, Household]:
    people = work.records.people
    known = {household.number: household for household in await people.households()}
    members: dict[int, list[Member]] = {}
    for member in await people.all_members():
        members.setdefault(member.household_id, []).append(member)
    current: dict[str, Household] = {}
    for row in roster.households:
        before = known.get(row.number)
        after = Household(before.id if before else 0, row.number, row.group, row.head, row.kind)
        if before is None:
            after = await people.add_household(after)
            tally.added += 1
        elif before != after:
            await people.save_household(after)
            tally.changed += 1
        current[row.number] = after
        await _members(work, row, after, members.get(after.id, []), tally)
    for number, household in known.items():
        if number not in current and household.active:
            await people.save_household(replace(household, active=False))
            tally.deactivated += 1
    return current


async def _members(
    work: Work, row: RosterHousehold, household: Household, before: list[Member], tally: Tally
) -> None:
    people = work.records.people
    spare = list(before)
    for position, wanted in enumerate(row.members):
        # Two of one name in a family are told apart by their order.
        same = next((member for member in spare if member.name == wanted.name), None)
        if same is None:
            await people.add_member(Member(0, household.id, wanted.name, wanted.phone), position)
            tally.added += 1
            continue
        spare.remove(same)
        after = replace(same, phone=wanted.phone, active=True)
        await people.save_member(after, position)
        tally.changed += after != same
    for position, member in enumerate(spare, start=len(row.members)):
        if member.active:
            await people.save_member(replace(member, active=False), position)
            tally.deactivated += 1


async def _cadres(work: Work, roster: Roster, households: dict[str, Household], tally: Tally) -> list[Cadre]:
    """Bring the cadres in line; return those who left."""
    people = work.records.people
    known = {cadre.name: cadre for cadre in await people.cadres()}
    ids: dict[str, int] = {}
    for position, row in enumerate(roster.cadres):
        before = known.get(row.name)
        after = _cadre(row, position, households, before.id if before else 0)
        if before is None:
            after = await people.add_cadre(after)
            tally.added += 1
        else:
            after = replace(after, substitute_id=before.substitute_id)
            await people.save_cadre(after)
            tally.changed += after != before
        ids[row.name] = after.id
        known[row.name] = after
    for row in roster.cadres:  # substitutes name each other, so everybody has to be there first
        cadre = known[row.name]
        await people.save_cadre(replace(cadre, substitute_id=ids.get(row.substitute or "")))
    if roster.duty is not None:
        duty: dict[int, list[int]] = {}
        for day in roster.duty:
            duty.setdefault(day.weekday, []).append(ids[day.cadre])
        await people.set_duty(duty)
    left = [cadre for name, cadre in known.items() if name not in ids and cadre.active]
    for cadre in left:
        await people.save_cadre(replace(cadre, active=False))
        tally.deactivated += 1
    return left


def _cadre(row: RosterCadre, position: int, households: dict[str, Household], cadre_id: int) -> Cadre:
    large, poor = row.large_household, row.poor_household
    return Cadre(
        id=cadre_id,
        name=row.name,
        duties=row.duties,
        phone=row.phone,
        centers=frozenset(row.centers),
        leads=frozenset(row.leads),
        group=row.group,
        large_household_id=households[large].id if large else None,
        poor_household_id=households[poor].id if poor else None,
        is_secretary=row.is_secretary,
        is_township=row.is_township,
        position=position,
    )
