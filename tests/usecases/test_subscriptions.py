"""Industry news by crop: one tap to get it, one tap from every message to get it no more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.actions.learning import Subscribe
from bot.domain.notices.bulletins import NobodyReached
from bot.domain.notices.matters import NothingPending, StaleButton
from bot.usecases import forgetting, my_data, pairing, subscriptions
from bot.usecases.incoming import By
from tests.usecases.pairs import everybody, open_pairs
from tests.usecases.phone import Phone
from tests.usecases.town import Town

INDUSTRY = "王样乙"


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path, industry={"crops": ["甘蔗", "李子"]}) as town:
        yield town


async def subscribes(phone: Phone, *crops: str) -> None:
    await phone.press(subscriptions.begin)
    await phone.tap("订产业信息")
    for crop in crops:
        await phone.tap(crop)


async def news(town: Town, text: str, crop: str = "甘蔗") -> Phone:
    cadre = town.phones[INDUSTRY]
    await cadre.press(pairing.begin)
    await cadre.tap("发产业信息")
    await cadre.tap(crop)
    await cadre.write(text)
    await cadre.tap("发出去")
    await town.pass_(seconds=6)
    return cadre


async def test_one_tap_subscribes_one_more_ends_it_and_the_list_changes_in_place(pairs: Town) -> None:
    home = await pairs.villager_joins("1-001")
    await subscribes(home)
    listed = home.got[-1]
    assert listed.labels == ["甘蔗", "李子"]
    await home.tap("甘蔗", listed)
    changed = home.got[-1]
    assert (changed.row.method, changed.row.payload["message_id"]) == (
        "editMessageText",
        listed.message_ids[0],
    )
    assert changed.labels == ["✔ 甘蔗", "李子"]
    await home.tap("✔ 甘蔗", changed)
    assert home.got[-1].labels == ["甘蔗", "李子"]


async def test_news_reach_whoever_subscribed_to_this_crop_and_can_be_stopped_from_the_message(
    pairs: Town,
) -> None:
    homes = await everybody(pairs)
    await subscribes(homes["1-001"], "甘蔗")
    await subscribes(homes["3-002"], "甘蔗", "李子")
    await subscribes(homes["2-003"], "李子")
    cadre = await news(pairs, "糖厂明天开榨")
    assert cadre.count("2户2人收得到") >= 1
    assert [number for number, phone in homes.items() if phone.count("糖厂明天开榨")] == ["1-001", "3-002"]
    home = homes["1-001"]
    assert home.last("糖厂明天开榨").text.startswith("产业信息：甘蔗 · 王样乙 +8613800000002")
    await home.tap("不要甘蔗的信息了")
    assert home.count("不再发甘蔗的信息") == 1
    await news(pairs, "每吨涨十块")
    assert [number for number, phone in homes.items() if phone.count("每吨涨十块")] == ["3-002"]
    await home.tap("还是要")
    await news(pairs, "收购推迟")
    assert [number for number, phone in homes.items() if phone.count("收购推迟")] == ["1-001", "3-002"]


async def test_nobody_subscribed_is_said_before_anything_is_written(pairs: Town) -> None:
    cadre = pairs.phones[INDUSTRY]
    await cadre.press(pairing.begin)
    await cadre.tap("发产业信息")
    assert isinstance(await cadre.tap("李子"), NobodyReached)


async def test_whoever_left_or_was_taken_out_gets_no_news_and_his_buttons_do_nothing(pairs: Town) -> None:
    homes = await everybody(pairs)
    for number in ("1-001", "1-002", "1-003"):
        await subscribes(homes[number], "甘蔗")
    await news(pairs, "第一条")
    leaver = homes["1-001"]
    message = leaver.last("第一条")
    await leaver.press(forgetting.ask)
    await leaver.tap("确定退出")
    await pairs.do(lambda records: records.accounts.set_reachable(homes["1-002"].account_id, reachable=False))
    await news(pairs, "第二条")
    assert [number for number, phone in homes.items() if phone.count("第二条")] == ["1-003"]
    assert isinstance(await leaver.tap("不要甘蔗", message), StaleButton)
    assert await pairs.look(lambda records: records.subscriptions.of(leaver.account_id)) == []


async def test_a_crop_that_the_village_no_longer_has_can_be_ended_but_not_begun(tmp_path: Path) -> None:
    async with open_pairs(tmp_path, industry={"crops": ["甘蔗"]}) as town:
        home = await town.villager_joins("1-001")
        await town.do(lambda records: records.subscriptions.add(home.account_id, "烟叶", town.clock.at))
        await subscribes(home)
        listed = home.got[-1]
        assert listed.labels == ["甘蔗", "✔ 烟叶"]
        await home.tap("✔ 烟叶", listed)
        assert home.got[-1].labels == ["甘蔗"]
        person = await town.desk.perform(lambda work, by: work.person(by), By(home.telegram_id))
        with pytest.raises(NothingPending):
            await town.desk.perform(
                lambda work, action: subscriptions.change(work, person, action), Subscribe("烟叶", on=True)
            )


async def test_what_he_subscribed_to_stands_in_his_data(pairs: Town) -> None:
    home = await pairs.villager_joins("1-001")
    await subscribes(home, "李子")
    await home.press(my_data.begin)
    await home.tap("给我一份文件")
    assert '"李子"' in home.got[-1].row.payload["document"]["text"]
