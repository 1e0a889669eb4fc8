"""The roster's households and their members: added, changed, deactivated; who was forgotten stays so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.forgotten import mark
from bot.domain.people import Household, Member

if TYPE_CHECKING:
    from bot.domain.roster import Roster, RosterHousehold, RosterMember
    from bot.usecases.roster_tally import Tally
    from bot.usecases.work import Work


async def bring_in_line(work: Work, roster: Roster, tally: Tally) -> dict[str, Household]:
    """Bring the households in line with the roster; return those that are in it, by number."""
    people = work.records.people
    known = {household.number: household for household in await people.households()}
    tally.households_before = sum(household.active for household in known.values())
    members: dict[int, list[Member]] = {}
    for member in await people.all_members():
        members.setdefault(member.household_id, []).append(member)
        tally.members_before += member.active
    current: dict[str, Household] = {}
    for row in roster.households:
        before = known.get(row.number)
        family = members.get(before.id, []) if before is not None else []
        current[row.number] = await _household(work, row, before, family, tally)
    for number, household in known.items():
        if number not in current and household.active:
            await people.save_household(replace(household, active=False))
            tally.households_left.append(number)
            tally.deactivated += 1
    return current


async def _household(
    work: Work, row: RosterHousehold, before: Household | None, family: list[Member], tally: Tally
) -> Household:
    people = work.records.people
    wanted = _wanted(row, before, family, tally)
    if before is not None and not wanted:
        return before  # all of it was forgotten: it stays as that left it
    names = [member.name for member in wanted]
    head = row.head if row.head in names else names[0]
    after = Household(before.id if before else 0, row.number, row.group, head, row.kind)
    if before is None:
        after = await people.add_household(after)
        tally.added += 1
    elif before != after:
        await people.save_household(after)
        tally.changed += 1
    await _members(work, wanted, after, family, tally)
    return after


def _wanted(
    row: RosterHousehold, before: Household | None, family: list[Member], tally: Tally
) -> list[RosterMember]:
    """Return a row's members without those who were forgotten on request."""
    if before is None:
        return list(row.members)
    forgotten = {member.forgotten for member in family if member.forgotten is not None}
    wanted = []
    for member in row.members:
        if mark(before.id, member.name) in forgotten:
            tally.kept_out.append((row.number, member.name))
        else:
            wanted.append(member)
    return wanted


async def _members(
    work: Work, wanted: list[RosterMember], household: Household, before: list[Member], tally: Tally
) -> None:
    people = work.records.people
    spare = [member for member in before if member.forgotten is None]
    for position, row in enumerate(wanted):
        # Two of one name in a family are told apart by their order.
        same = next((member for member in spare if member.name == row.name), None)
        if same is None:
            await people.add_member(Member(0, household.id, row.name, row.phone), position)
            tally.added += 1
            continue
        spare.remove(same)
        after = replace(same, phone=row.phone, active=True)
        await people.save_member(after, position)
        tally.changed += after != same
    for position, member in enumerate(spare, start=len(wanted)):
        if member.active:
            await people.save_member(replace(member, active=False), position)
            tally.members_left += 1
            tally.deactivated += 1
