"""A household's phones: who is asked to let one in, what moving leaves, and the only phone that is lost."""

from __future__ import annotations

import pytest

from bot.domain.audit import Act
from bot.usecases import auditing, joining
from bot.usecases.auditing import AuditQuery
from bot.usecases.forgetting_by_clerk import NobodyMeantError
from bot.usecases.incoming import By
from bot.usecases.phones import TakeOut, phones, take_out
from tests.usecases.phone import Phone
from tests.usecases.scenes import LIU, SECRETARY, ZHANG, block
from tests.usecases.town import START, Town

HOME = "2-001"


async def opens(town: Town, phone: Phone, number: str = HOME) -> None:
    household = await town.look(lambda records: records.people.household_by_number(number))
    living = await town.look(lambda records: records.links.living())
    token = next(link.token for link in living if household and link.household_id == household.id)
    by = By(phone.telegram_id)
    await town.serve(joining.start, joining.Start(by, token), by)


async def asks_in(town: Town, phone: Phone) -> None:
    await opens(town, phone)
    await phone.tap("同意加入")
    await phone.tap("罗样眷21")


async def test_whoever_belongs_elsewhere_is_told_what_he_leaves_before_he_moves(town: Town) -> None:
    neighbour = await town.villager_joins("1-001")
    await opens(town, neighbour)
    assert "您现在是田样户11家（1-001）的" in neighbour.got[-1].text
    person = await town.look(lambda records: records.accounts.memberships(neighbour.account_id))
    assert len(person) == 1
    stranger = await town._phone("路人")
    await opens(town, stranger)
    assert "您现在是" not in stranger.got[-1].text


async def test_where_neither_family_nor_paired_cadre_can_be_asked_it_is_the_secretary(town: Town) -> None:
    lost = await town.villager_joins(HOME)
    await block(town, lost)
    await block(town, town.phones[ZHANG])
    newcomer = await town._phone("新手机")
    await asks_in(town, newcomer)
    assert newcomer.count("已经问了") == 1
    secretary = town.phones[SECRETARY]
    await secretary.tap("是，让他加入")
    assert newcomer.count("加入好了") == 1
    assert town.phones[LIU].count("想用另一部手机") == 0


async def test_where_nobody_at_all_can_be_asked_that_is_said_with_a_phone_number(town: Town) -> None:
    for phone in (await town.villager_joins(HOME), town.phones[ZHANG], town.phones[SECRETARY]):
        await block(town, phone)
    newcomer = await town._phone("新手机")
    await asks_in(town, newcomer)
    assert newcomer.count("已经问了") == 0
    assert newcomer.count("请打电话给支书（+8613800000001）") == 1
    await newcomer.write("还没有好吗")
    assert newcomer.count("请打电话给支书（+8613800000001）") == 2


async def test_the_clerk_takes_out_the_only_phone_that_was_lost_and_a_new_one_joins_at_once(
    town: Town,
) -> None:
    lost = await town.villager_joins(HOME)
    (listed,) = await town.desk.perform(phones, HOME)
    assert (listed.name, listed.waits) == ("罗样户21", False)
    with pytest.raises(NobodyMeantError):
        await town.desk.perform(take_out, TakeOut("2-002", listed.membership_id))
    await town.desk.perform(take_out, TakeOut(HOME, listed.membership_id))
    await town.deliver()
    assert lost.count("已经移出本户") == 1
    assert await town.desk.perform(phones, HOME) == []
    newcomer = await town._phone("新手机")
    await asks_in(town, newcomer)
    assert newcomer.count("加入好了") == 1
    query = AuditQuery(START, START.replace(year=2027), act=Act.REMOVED_ACCOUNT)
    (noted,) = await town.look(lambda records: auditing.find(records, query))
    assert (noted.entry.cadre_id, noted.household, noted.entry.about_id) == (None, HOME, lost.account_id)
