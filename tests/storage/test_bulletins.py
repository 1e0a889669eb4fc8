"""Bulletins, subscriptions and audiences, on both databases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.bulletin import Audience, Bulletin, BulletinKind, BulletinState, Part, Scope
from bot.domain.content import Content, ContentKind
from bot.domain.people import Account, MembershipState
from bot.domain.queues import Delivery
from tests.storage.samples import CHAT, DAY, NOW, SECOND, Sample, draft

GROUP = Audience(Scope.GROUP, group=2)
VILLAGE = Audience(Scope.VILLAGE)
WORDS = Part(Content(ContentKind.TEXT, "甘蔗收购价每吨490元"))
PHOTO = Part(Content(ContentKind.PHOTO, "看图", {"file_id": "AgAD"}), "album-1")


async def bulletin(sample: Sample, **changes: Any) -> Bulletin:
    made = Bulletin(0, sample.cadre.id, BulletinKind.INFORMATION, GROUP, BulletinState.DRAFT, NOW)
    return await sample.do(lambda records: records.bulletins.add(replace(made, **changes)))


async def sent(sample: Sample, days: int = 0, **changes: Any) -> Bulletin:
    return await bulletin(sample, state=BulletinState.SENT, sent_at=NOW + days * DAY, **changes)


async def neighbour(sample: Sample, **changes: Any) -> Account:
    """Let somebody of the other household join."""
    account = await sample.do(lambda records: records.accounts.add(CHAT + 9, "zh_CN", NOW))
    state = changes.pop("state", MembershipState.JOINED)
    home = sample.other_household
    await sample.do(lambda records: records.accounts.add_membership(account.id, home.id, None, state, NOW))
    return account


async def audience(
    sample: Sample, whom: Audience, after: int = 0, most: int = 100
) -> list[tuple[int, int | None]]:
    found = await sample.look(lambda records: records.audiences.of(whom, after, most))
    return [(one.account.id, one.household_id) for one in found]


async def count(sample: Sample, whom: Audience) -> int:
    return await sample.look(lambda records: records.audiences.households(whom))


async def test_a_bulletin_comes_back_as_it_was_with_its_parts_in_order(sample: Sample) -> None:
    made = await bulletin(sample, title="间种", audience=Audience(Scope.SUBSCRIBERS, crop="甘蔗"))
    for part in (WORDS, PHOTO):
        await sample.do(lambda records, p=part: records.bulletins.add_part(made.id, p))  # type: ignore[misc]
    assert await sample.look(lambda records: records.bulletins.get(made.id)) == made
    assert await sample.look(lambda records: records.bulletins.parts(made.id)) == [WORDS, PHOTO]
    done = replace(made, state=BulletinState.SENT, sent_at=NOW + SECOND)
    await sample.do(lambda records: records.bulletins.save(done))
    assert await sample.look(lambda records: records.bulletins.get(made.id)) == done
    await sample.do(lambda records: records.bulletins.clear(made.id))
    assert await sample.look(lambda records: records.bulletins.parts(made.id)) == []


async def test_what_waits_what_was_sent_and_what_can_be_read_are_found_apart(sample: Sample) -> None:
    begun = await bulletin(sample)
    waits = await bulletin(sample, kind=BulletinKind.PRACTICE, state=BulletinState.PROPOSED)
    first = await sent(sample, kind=BulletinKind.PRACTICE)
    told = await sent(sample, 1)
    second = await sent(sample, 2, kind=BulletinKind.PRACTICE)
    look = sample.look
    assert await look(lambda records: records.bulletins.proposed()) == [waits]
    assert await look(lambda records: records.bulletins.practices(9)) == [second, first]
    assert await look(lambda records: records.bulletins.practices(1, offset=1)) == [first]
    assert await look(lambda records: records.bulletins.sent_between(NOW, NOW + 2 * DAY)) == [first, told]
    assert await look(lambda records: records.bulletins.unsent_of(sample.cadre.id)) == [begun, waits]


async def test_an_audience_is_who_has_joined_and_can_be_reached(sample: Sample) -> None:
    villager, officer = sample.villager.id, sample.officer.id
    home = sample.household.id
    assert await audience(sample, GROUP) == [(villager, home)]
    assert await audience(sample, Audience(Scope.GROUP, group=3)) == []
    assert await audience(sample, VILLAGE) == [(villager, home), (officer, None)]
    other = await neighbour(sample)
    assert await audience(sample, GROUP) == [(villager, home), (other.id, sample.other_household.id)]
    assert await audience(sample, GROUP, villager) == [(other.id, sample.other_household.id)]
    assert await audience(sample, VILLAGE, 0, 1) == [(villager, home)]
    only = Audience(Scope.HOUSEHOLD, household_id=sample.other_household.id)
    assert await audience(sample, only) == [(other.id, sample.other_household.id)]
    await sample.do(lambda records: records.accounts.set_reachable(other.id, reachable=False))
    assert await audience(sample, only) == []
    for whom, households in ((GROUP, 2), (only, 1), (VILLAGE, 2), (Audience(Scope.SUBSCRIBERS), 0)):
        assert await count(sample, whom) == households


@pytest.mark.parametrize("state", [MembershipState.PENDING, MembershipState.REMOVED])
async def test_who_has_not_joined_or_has_left_is_in_no_audience(
    sample: Sample, state: MembershipState
) -> None:
    account = await neighbour(sample, state=state)
    await sample.do(lambda records: records.subscriptions.add(account.id, "甘蔗", NOW))
    for whom in (GROUP, VILLAGE, Audience(Scope.SUBSCRIBERS, crop="甘蔗"), Audience(Scope.SUBSCRIBERS)):
        assert account.id not in [one for one, _ in await audience(sample, whom)]


async def test_subscribers_are_those_of_a_crop_once_each(sample: Sample) -> None:
    other = await neighbour(sample)
    for account_id, crop in ((sample.villager.id, "甘蔗"), (sample.villager.id, "李子"), (other.id, "李子")):
        for _ in range(2):
            await sample.do(lambda r, a=account_id, c=crop: r.subscriptions.add(a, c, NOW))  # type: ignore[misc]
    own = (sample.villager.id, sample.household.id)
    theirs = (other.id, sample.other_household.id)
    assert await audience(sample, Audience(Scope.SUBSCRIBERS, crop="甘蔗")) == [own]
    assert await audience(sample, Audience(Scope.SUBSCRIBERS, crop="李子")) == [own, theirs]
    assert await audience(sample, Audience(Scope.SUBSCRIBERS)) == [own, theirs]
    await sample.do(lambda records: records.subscriptions.remove(sample.villager.id, "李子"))
    assert await sample.look(lambda records: records.subscriptions.of(sample.villager.id)) == ["甘蔗"]
    assert await audience(sample, Audience(Scope.SUBSCRIBERS, crop="李子")) == [theirs]


async def test_how_far_something_has_come_is_counted_by_account_and_household(sample: Sample) -> None:
    other = await neighbour(sample)
    for account, key in (
        (sample.villager, "bulletin:1:7"),
        (other, "bulletin:1:8"),
        (other, "bulletin:11:8"),
    ):
        words = draft(account_id=account.id, key=f"{key}:0")
        picture = draft(account_id=account.id, key=f"{key}:1", follows=True)
        await sample.post(words, picture)
    rows = await sample.outbox()
    await sample.do(lambda records: records.outbox.claim([rows[0].id]))
    await sample.do(lambda records: records.outbox.sent([Delivery(rows[0].id, [55])], NOW))
    reached = await sample.look(lambda records: records.audiences.reached("bulletin:1:"))
    assert (reached.accounts, reached.households, reached.waiting) == (1, 1, 1)
    messages = [
        await sample.look(lambda records, k=key: records.outbox.message_of(k))  # type: ignore[misc]
        for key in ("bulletin:1:7:0", "bulletin:1:8:0", "nothing")
    ]
    assert messages == [55, None, None]


async def test_what_is_old_is_deleted_and_good_practice_stays(sample: Sample) -> None:
    begun = await bulletin(sample)
    told, practice = await sent(sample), await sent(sample, kind=BulletinKind.PRACTICE)
    for each in (begun, told, practice):
        await sample.do(lambda records, i=each.id: records.bulletins.add_part(i, WORDS))  # type: ignore[misc]

    async def clean(days: int) -> int:
        before = NOW + days * DAY
        return await sample.do(lambda records: records.erasure.bulletins(before, before, 100))

    assert await clean(0) == 0
    assert await clean(1) == 1
    look = sample.look
    assert await look(lambda records: records.bulletins.get(begun.id)) is None
    assert await look(lambda records: records.bulletins.parts(told.id)) == []
    assert await look(lambda records: records.bulletins.get(told.id)) == told, "that it was sent stays"
    assert await look(lambda records: records.bulletins.parts(practice.id)) == [WORDS]
