"""Accounts and their ties to the roster, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.people import Account, MembershipState
from bot.ports import Records
from tests.storage.samples import CHAT, DAY, NOW, SECOND, Sample


async def join(records: Records, telegram_id: int, household_id: int, state: MembershipState) -> int:
    account = await records.accounts.add(telegram_id, "zh_CN", NOW)
    return (await records.accounts.add_membership(account.id, household_id, None, state, NOW)).id


async def test_an_account_is_found_by_what_telegram_calls_it(sample: Sample) -> None:
    found = await sample.look(lambda records: records.accounts.by_telegram_id(CHAT))

    assert found == sample.villager == Account(sample.villager.id, CHAT, "zh_CN", reachable=True)
    assert await sample.look(lambda records: records.accounts.by_telegram_id(1)) is None
    assert await sample.look(lambda records: records.accounts.get(sample.villager.id)) == found


async def test_reachability_and_language_are_kept(sample: Sample) -> None:
    async def unit(records: Records) -> None:
        await records.accounts.set_reachable(sample.villager.id, reachable=False)
        await records.accounts.set_locale(sample.villager.id, "en")

    await sample.do(unit)
    found = await sample.look(lambda records: records.accounts.get(sample.villager.id))
    assert found == replace(sample.villager, locale="en", reachable=False)


async def test_a_cadre_has_one_account_and_an_account_one_office(sample: Sample) -> None:
    async def unit(records: Records) -> list[object]:
        accounts = records.accounts
        await accounts.bind_cadre(sample.villager.id, sample.cadre.id, NOW)
        replaced = [await accounts.of_cadre(sample.cadre.id), await accounts.cadre_id(sample.officer.id)]
        await accounts.bind_cadre(sample.villager.id, sample.secretary.id, NOW)
        moved = [await accounts.of_cadre(sample.cadre.id), await accounts.cadre_id(sample.villager.id)]
        await accounts.release_cadre(sample.secretary.id)
        return [*replaced, *moved, await accounts.of_cadre(sample.secretary.id)]

    assert await sample.do(unit) == [sample.villager, None, None, sample.secretary.id, None]


async def test_only_living_memberships_are_seen_newest_first_for_an_account_oldest_first_for_a_household(
    sample: Sample,
) -> None:
    async def unit(records: Records) -> tuple[list[int], list[int], list[int]]:
        accounts, account = records.accounts, sample.villager.id
        old = (await accounts.memberships(account))[0].id
        new = await accounts.add_membership(
            account, sample.other_household.id, None, MembershipState.CHOOSING, NOW
        )
        pending = await join(records, 5, sample.household.id, MembershipState.PENDING)
        refused = await join(records, 6, sample.household.id, MembershipState.PENDING)
        await accounts.set_membership(refused, member_id=None, state=MembershipState.REFUSED, now=NOW)
        of_account = [m.id for m in await accounts.memberships(account)]
        of_household = [m.id for m in await accounts.memberships_of_household(sample.household.id)]
        return of_account, of_household, [new.id, old, pending]

    of_account, of_household, (new, old, pending) = await sample.do(unit)
    assert of_account == [new, old]
    assert of_household == [old, pending]


async def test_a_membership_moves_on_with_its_time(sample: Sample) -> None:
    async def unit(records: Records) -> int:
        accounts = records.accounts
        mine = await accounts.add_membership(
            sample.officer.id, sample.household.id, None, MembershipState.CHOOSING, NOW
        )
        await accounts.set_membership(
            mine.id, member_id=sample.member.id, state=MembershipState.PENDING, now=NOW + SECOND
        )
        return mine.id

    mine = await sample.do(unit)
    found = await sample.look(lambda records: records.accounts.membership(mine))
    assert found is not None
    assert (found.state, found.member_id, found.since) == (
        MembershipState.PENDING,
        sample.member.id,
        NOW + SECOND,
    )


async def test_nobody_is_twice_in_a_household(sample: Sample) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"):
        await sample.do(
            lambda records: records.accounts.add_membership(
                sample.villager.id, sample.household.id, None, MembershipState.PENDING, NOW
            )
        )


async def test_a_household_counts_as_joined_when_its_first_account_did_whatever_became_of_it(
    sample: Sample,
) -> None:
    async def unit(records: Records) -> list[list[int]]:
        accounts = records.accounts
        first = (await accounts.memberships(sample.villager.id))[0]
        await accounts.set_membership(
            first.id, member_id=None, state=MembershipState.REMOVED, now=NOW + 3 * DAY
        )
        later = await join(records, 5, sample.household.id, MembershipState.CHOOSING)
        other = await join(records, 6, sample.other_household.id, MembershipState.CHOOSING)
        for membership in (later, other):
            await accounts.set_membership(
                membership, member_id=None, state=MembershipState.JOINED, now=NOW + DAY
            )
        return [
            await accounts.joined_households(NOW, NOW + SECOND),
            await accounts.joined_households(NOW + SECOND, NOW + 5 * DAY),
            await accounts.joined_households(NOW, NOW),
            await accounts.joined_households(NOW - DAY, NOW + 9 * DAY),
        ]

    both = [sample.household.id, sample.other_household.id]
    assert await sample.do(unit) == [[both[0]], [both[1]], [], both]


async def test_the_audience_is_everybody_who_joined_and_can_be_reached_page_by_page(sample: Sample) -> None:
    async def unit(records: Records) -> tuple[list[Account], list[Account], list[Account]]:
        await records.accounts.add(5, "zh_CN", NOW)  # a stranger
        await join(records, 6, sample.household.id, MembershipState.PENDING)
        await join(records, 7, sample.household.id, MembershipState.JOINED)
        gone = await records.accounts.by_telegram_id(7)
        assert gone is not None
        await records.accounts.set_reachable(gone.id, reachable=False)
        audience = records.accounts.audience
        return await audience(0, 10), await audience(0, 1), await audience(sample.villager.id, 10)

    everybody, first, rest = await sample.do(unit)
    assert everybody == [sample.villager, sample.officer]
    assert first == [sample.villager]
    assert rest == [sample.officer]
