"""好经验: written up, approved or given back with a reason, spread, and readable ever after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.audit import Act
from bot.domain.bulletin import TITLE_LIMIT
from bot.domain.content import ContentKind
from bot.domain.notices.bulletins import BulletinGone
from bot.usecases import pairing, subscriptions
from bot.usecases.practice_shelf import PAGE
from tests.usecases.pairs import PAIRED, PAIRED_ROSTER, everybody, open_pairs
from tests.usecases.people import without
from tests.usecases.phone import Phone
from tests.usecases.town import START, Town

SECRETARY = "李样甲"
TITLE = "甘蔗地里套种花生"


@pytest.fixture
async def pairs(tmp_path: Path) -> AsyncIterator[Town]:
    async with open_pairs(tmp_path) as town:
        yield town


async def writes(town: Town, title: str = TITLE, *, crop: str = "甘蔗", who: str = PAIRED) -> Phone:
    cadre = town.phones[who]
    await cadre.press(pairing.begin)
    await cadre.tap("写好经验")
    await cadre.tap(crop)
    await cadre.write(title)
    await cadre.write("行距拉开，一亩多收三百斤")
    return cadre


async def proposes(town: Town, title: str = TITLE, *, crop: str = "甘蔗") -> Phone:
    cadre = await writes(town, title, crop=crop)
    await cadre.tap("交给支书")
    return cadre


async def subscribes(phone: Phone, crop: str) -> None:
    await phone.press(subscriptions.begin)
    await phone.tap("订产业信息")
    await phone.tap(crop)


async def acts(town: Town) -> list[Act]:
    found = await town.look(lambda records: records.audit.find(START, START + timedelta(days=9)))
    return [entry.act for entry in found]


async def test_the_secretary_approves_it_and_it_goes_to_whoever_subscribed_and_stays(pairs: Town) -> None:
    homes = await everybody(pairs)
    await subscribes(homes["1-001"], "甘蔗")
    await subscribes(homes["1-002"], "李子")
    cadre = await writes(pairs)
    await cadre.tap("再加一段")
    await cadre.send(ContentKind.PHOTO, "看图", file="field")
    await cadre.tap("交给支书")
    secretary = pairs.phones[SECRETARY]
    assert secretary.last("行距拉开").text.startswith("好经验：甘蔗 · 张样丙")
    assert secretary.count("看图") == 1
    assert not [phone for phone in homes.values() if phone.count(TITLE)]
    await secretary.tap("同意推广")
    await pairs.pass_(seconds=6)
    assert [number for number, phone in homes.items() if phone.count(TITLE)] == ["1-001"]
    assert homes["1-001"].last("看图").row.method == "sendPhoto"
    assert cadre.last("放进“好经验”了").text.startswith(f"“{TITLE}”")
    assert secretary.last("发到了").text == "发到了1户1人。"
    reader = homes["3-003"]
    await reader.press(subscriptions.begin)
    await reader.tap("好经验")
    await reader.tap(f"甘蔗 · {TITLE}")
    assert "一亩多收三百斤" in reader.last(TITLE).text
    assert reader.last("看图").row.payload["photo"] == "field"
    assert Act.APPROVED_PRACTICE in await acts(pairs)


async def test_it_comes_back_with_the_secretarys_reason_and_can_be_written_anew(pairs: Town) -> None:
    cadre = await proposes(pairs)
    secretary = pairs.phones[SECRETARY]
    await secretary.tap("退回修改")
    await secretary.send(ContentKind.PHOTO, file="no-words")
    assert "请用文字写" in secretary.got[-1].text
    await secretary.write("写清楚用什么肥")
    assert secretary.got[-1].text == "已经告诉张样丙了。"
    assert cadre.last("退回来了").text == f"支书把“{TITLE}”退回来了：写清楚用什么肥"
    await cadre.tap("重新写")
    await cadre.write("用农家肥，行距拉开")
    await cadre.tap("交给支书")
    shown = secretary.last("用农家肥")
    assert TITLE in shown.text
    assert "一亩多收" not in shown.text
    await secretary.tap("同意推广")
    assert {Act.RETURNED_PRACTICE, Act.APPROVED_PRACTICE} <= set(await acts(pairs))


async def test_one_that_is_left_is_gone(pairs: Town) -> None:
    cadre = await proposes(pairs)
    secretary = pairs.phones[SECRETARY]
    await secretary.tap("退回修改")
    await secretary.write("已经有人写过了")
    await cadre.tap("不写了")
    assert await pairs.look(lambda records: records.bulletins.parts(1)) == []


async def test_the_secretarys_own_needs_nobody_else(pairs: Town) -> None:
    secretary = await writes(pairs, who=SECRETARY, crop="别的")
    await secretary.tap("发出去")
    assert secretary.count("放进“好经验”了") == 1
    home = await pairs.villager_joins("1-001")
    await home.press(subscriptions.begin)
    await home.tap("好经验")
    await home.tap(TITLE)
    assert "一亩多收" in home.got[-1].text


async def test_what_waits_is_listed_and_two_taps_decide_once(pairs: Town) -> None:
    await proposes(pairs)
    secretary = pairs.phones[SECRETARY]
    first = secretary.last("可以推广吗")
    await secretary.press(pairing.begin)
    await secretary.tap("待审的好经验（1）")
    await secretary.tap(f"甘蔗 · {TITLE}")
    second = secretary.last("可以推广吗")
    await secretary.tap("同意推广", first)
    assert isinstance(await secretary.tap("同意推广", second), BulletinGone)
    await secretary.press(pairing.begin)
    await secretary.tap("待审的好经验（0）")
    assert "没有等您审" in secretary.got[-1].text


async def test_a_title_is_one_short_line_of_text(pairs: Town) -> None:
    cadre = pairs.phones[PAIRED]
    await cadre.press(pairing.begin)
    await cadre.tap("写好经验")
    await cadre.tap("李子")
    await cadre.write("长" * (TITLE_LIMIT + 1))
    assert f"最多{TITLE_LIMIT}个字" in cadre.got[-1].text
    await cadre.send(ContentKind.VOICE)
    assert "标题请写字" in cadre.got[-1].text
    await cadre.write("两行\n的标题")
    await cadre.write("内容")
    assert cadre.last("内容").text.split("\n\n")[1] == "两行 的标题"


async def test_the_list_turns_in_its_message_and_the_newest_comes_first(pairs: Town) -> None:
    secretary = pairs.phones[SECRETARY]
    for place in range(PAGE + 1):
        await writes(pairs, f"第{place}条", who=SECRETARY, crop="别的")
        await secretary.tap("发出去")
    home = await pairs.villager_joins("1-001")
    await home.press(subscriptions.begin)
    await home.tap("好经验")
    listed = home.got[-1]
    assert listed.labels[:2] == [f"第{PAGE}条", f"第{PAGE - 1}条"]
    await home.tap("再看后面的" if "再看后面的" in listed.labels else listed.labels[-1])
    assert home.got[-1].row.method == "editMessageText"
    assert home.got[-1].labels[0] == "第0条"


async def test_it_can_be_taken_down_by_whoever_wrote_it_and_by_nobody_else(pairs: Town) -> None:
    cadre = await proposes(pairs)
    await pairs.phones[SECRETARY].tap("同意推广")
    home = await pairs.villager_joins("1-001")
    await home.press(subscriptions.begin)
    await home.tap("好经验")
    listed = home.got[-1]
    await home.tap(f"甘蔗 · {TITLE}", listed)
    assert "撤下" not in home.got[-1].labels
    await cadre.press(pairing.begin)
    await cadre.tap("看好经验")
    await cadre.tap("好经验")
    await cadre.tap(f"甘蔗 · {TITLE}")
    await cadre.tap("撤下")
    assert "撤下了" in cadre.got[-2].text + cadre.got[-1].text
    assert isinstance(await home.tap(f"甘蔗 · {TITLE}", listed), BulletinGone)
    await home.press(subscriptions.begin)
    await home.tap("好经验")
    assert home.got[-1].text == "还没有好经验。"


async def test_good_practice_stays_readable_when_its_writer_has_left_without_his_phone(pairs: Town) -> None:
    await proposes(pairs)
    await pairs.phones[SECRETARY].tap("同意推广")
    await pairs.import_(without(PAIRED, roster=PAIRED_ROSTER))
    home = await pairs.villager_joins("1-001")
    await home.press(subscriptions.begin)
    await home.tap("好经验")
    await home.tap(f"甘蔗 · {TITLE}")
    assert home.got[-1].text.startswith(f"好经验：甘蔗 · 张样丙\n\n{TITLE}")
