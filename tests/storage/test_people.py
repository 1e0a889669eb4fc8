"""Households, members and cadres, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.centers import Center
from bot.domain.directory import Directory, Leave
from bot.domain.people import Cadre, Household, Member
from bot.domain.roster import HouseholdKind
from bot.ports import Records
from tests.storage.samples import Sample


async def test_what_was_stored_comes_back_as_it_was(sample: Sample) -> None:
    cadre = Cadre(
        0,
        "李样全",
        "副主任；会计",
        "13800000012",
        frozenset({Center.HEALTH, Center.EDUCATION}),
        frozenset({Center.HEALTH}),
        3,
        sample.household.id,
        sample.other_household.id,
        is_township=True,
        substitute_id=sample.cadre.id,
        position=7,
    )
    stored = await sample.do(lambda records: records.people.add_cadre(cadre))
    known = await sample.look(lambda records: records.people.cadres())

    assert stored == replace(cadre, id=stored.id)
    assert known == [sample.secretary, sample.cadre, stored]
    assert await sample.look(lambda r: r.people.household(sample.household.id)) == sample.household
    assert await sample.look(lambda r: r.people.household_by_number("2-006")) == sample.other_household
    assert await sample.look(lambda r: r.people.member(sample.member.id)) == sample.member


async def test_who_is_not_there_is_none(sample: Sample) -> None:
    assert await sample.look(lambda r: r.people.household(999)) is None
    assert await sample.look(lambda r: r.people.household_by_number("9-999")) is None
    assert await sample.look(lambda r: r.people.member(999)) is None


async def test_households_come_by_group_and_number(sample: Sample) -> None:
    async def unit(records: Records) -> list[str]:
        for group, number in ((10, "10-001"), (1, "1-010"), (1, "1-002")):
            await records.people.add_household(
                Household(0, number, group, "王样三", HouseholdKind.IN_DIFFICULTY, active=False)
            )
        return [household.number for household in await records.people.households()]

    assert await sample.do(unit) == ["1-002", "1-010", "2-005", "2-006", "10-001"]


async def test_changes_are_kept(sample: Sample) -> None:
    household = replace(sample.household, head="王样四", active=False)
    cadre = replace(sample.cadre, duties="主任", centers=frozenset(), leads=frozenset(), active=False)
    member = replace(sample.member, phone=None)

    async def unit(records: Records) -> None:
        await records.people.save_household(household)
        await records.people.save_cadre(cadre)
        await records.people.save_member(member, 3)

    await sample.do(unit)
    assert await sample.look(lambda r: r.people.household(household.id)) == household
    assert await sample.look(lambda r: r.people.cadres()) == [sample.secretary, cadre]
    assert await sample.look(lambda r: r.people.member(member.id)) == member


async def test_a_phone_finds_active_members_of_active_households_only(sample: Sample) -> None:
    phone = sample.member.phone
    assert phone is not None

    async def unit(records: Records) -> list[list[Member]]:
        people = records.people
        await people.add_member(Member(0, sample.other_household.id, "王样五", phone, active=False), 0)
        found = [await people.members_by_phone(phone), await people.members_by_phone("13899999999")]
        await people.save_household(replace(sample.household, active=False))
        return [*found, await people.members_by_phone(phone)]

    assert await sample.do(unit) == [[sample.member], [], []]


async def test_a_households_members_come_in_the_rosters_order_and_active_only(sample: Sample) -> None:
    async def unit(records: Records) -> tuple[list[str], int]:
        people, home = records.people, sample.household.id
        await people.add_member(Member(0, home, "王样乙", None), 2)
        await people.add_member(Member(0, home, "王样甲", None), 1)
        await people.add_member(Member(0, home, "王样丙", None, active=False), 3)
        return [m.name for m in await people.members(home)], len(await people.all_members())

    assert await sample.do(unit) == (["王样一", "王样甲", "王样乙"], 4)


async def test_the_directory_has_active_cadres_with_duty_leave_and_who_can_be_written_to(
    sample: Sample,
) -> None:
    async def unit(records: Records) -> Directory:
        people = records.people
        await people.add_cadre(Cadre(0, "李样退", "原主任", None, active=False))
        await people.set_duty({0: (sample.cadre.id,), 6: (sample.cadre.id, sample.secretary.id)})
        await people.set_leave(Leave(sample.cadre.id, date(2026, 1, 1), date(2026, 1, 9)))
        await people.set_leave(Leave(sample.cadre.id, date(2026, 11, 20), date(2026, 11, 30)))
        return await people.directory()

    directory = await sample.do(unit)
    assert directory.cadres == (sample.secretary, sample.cadre)
    assert directory.duty == {0: (sample.cadre.id,), 6: (sample.cadre.id, sample.secretary.id)}
    assert directory.leaves == (Leave(sample.cadre.id, date(2026, 11, 20), date(2026, 11, 30)),)
    assert directory.joined == {sample.cadre.id}


async def test_whoever_blocked_the_bot_has_not_joined(sample: Sample) -> None:
    await sample.do(lambda records: records.accounts.set_reachable(sample.officer.id, reachable=False))

    assert (await sample.look(lambda records: records.people.directory())).joined == frozenset()


async def test_a_new_duty_roster_replaces_the_old(sample: Sample) -> None:
    await sample.do(lambda records: records.people.set_duty({0: (sample.cadre.id,)}))
    await sample.do(lambda records: records.people.set_duty({1: (sample.secretary.id,)}))

    directory = await sample.look(lambda records: records.people.directory())
    assert directory.duty == {1: (sample.secretary.id,)}
