"""联系卡 in the chat: text for everybody, the picture for who wants it, and numbers that can be saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.style import Style
from bot.usecases import card
from tests.usecases.people import ROSTER
from tests.usecases.phone import Got, Phone
from tests.usecases.town import Town, open_town

PAIRED = {"phone_number": "+8613800000002", "first_name": "王样乙", "last_name": "样村 村委会主任"}


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_town(tmp_path) as opened:
        await opened.do(lambda records: records.facts.put("username", "sample_bot"))
        yield opened


async def shown(town: Town, phone: Phone) -> list[Got]:
    """Press 联系卡, and return what came."""
    before = len(phone.got)
    await phone.press(card.show)
    await town.deliver()
    return phone.got[before:]


async def test_a_villager_gets_words_the_picture_of_his_card_and_his_cadre_to_save(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    words, picture, contact = await shown(town, villager)
    assert "您的1组\n王样乙 · 村委会主任 · +8613800000002" in words.text
    assert words.labels == ["存电话", "我家的手机", "我的资料"]
    drawn = picture.row.payload["photo"]
    assert drawn["draw"] == "card"
    front = drawn["data"]["cards"][0]
    assert (front["household"], front["head"]) == ("1-001", "田样户11")
    assert front["paired"][0]["name"] == "王样乙"
    token = await town.do(lambda records: records.links.of_household(1))
    assert front["link"] == f"https://t.me/sample_bot?start={token}"
    assert contact.row.method == "sendContact"
    assert {name: contact.row.payload[name] for name in PAIRED} == PAIRED


async def test_who_wants_no_pictures_gets_the_words_and_the_number(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    await town.do(lambda records: records.accounts.set_style(villager.account_id, Style.PLAIN))
    assert [got.row.method for got in await shown(town, villager)] == ["sendMessage", "sendContact"]


async def test_a_group_that_nobody_is_paired_with_has_the_secretary_to_save(town: Town) -> None:
    cadres = tuple(replace(row, group=None if row.group == 3 else row.group) for row in ROSTER.cadres)
    await town.import_(replace(ROSTER, cadres=cadres))
    _, picture, contact = await shown(town, await town.villager_joins("3-001"))
    assert contact.row.payload["first_name"] == "李样甲"
    assert picture.row.payload["photo"]["data"]["cards"][0]["paired_label"].startswith(
        "您这个组还没有包组干部"
    )


async def test_a_cadre_with_a_group_but_no_center_stands_on_everybodys_card(town: Town) -> None:
    lone = replace(ROSTER.cadres[2], centers=())
    await town.import_(replace(ROSTER, cadres=(*ROSTER.cadres[:2], lone, *ROSTER.cadres[3:])))
    words, picture, _ = await shown(town, await town.villager_joins("1-001"))
    assert "其他干部\n张样丙 · 治保主任 · +8613800000003（包联 2 组）" in words.text
    others = picture.row.payload["photo"]["data"]["backs"][0]["others"]
    assert "张样丙" in [cadre["name"] for cadre in others]


async def test_any_other_cadres_number_comes_with_two_taps(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    await shown(town, villager)
    await villager.tap("存电话")
    assert "刘样丁 · 村医" in villager.last("要存谁的电话").labels
    assert not any("韦样己" in label for label in villager.last("要存谁的电话").labels)
    await villager.tap("刘样丁")
    await town.deliver()
    assert villager.got[-1].row.payload["phone_number"] == "+8613800000004"
    assert "刘样丁的电话" in villager.got[-2].text


async def test_a_photo_is_named_in_the_picture_and_fetched_when_it_is_drawn(town: Town) -> None:
    villager = await town.villager_joins("1-001")
    cadre = next(c for c in await town.do(lambda records: records.people.cadres()) if c.name == "王样乙")
    await town.do(lambda records: records.portraits.put(cadre.id, b"jpeg"))
    _, picture, _ = await shown(town, villager)
    data = picture.row.payload["photo"]["data"]
    assert data["photos_of"] == [cadre.id]
    assert await town.do(lambda records: card.photos_of(records, [cadre.id, 99])) == {cadre.id: b"jpeg"}
    left = tuple(row for row in ROSTER.cadres if row.name != "王样乙")
    left = tuple(replace(row, substitute=None) for row in left)
    await town.import_(replace(ROSTER, cadres=left))
    assert await town.do(lambda records: records.portraits.all_photos()) == {}
