"""帮办制: paperwork handled from the choice to the last paper, in people's chats."""

from __future__ import annotations

import asyncio

import pytest

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def picks(village: Village, group: int = 2) -> tuple[PersonHandle, PersonHandle, SeenMessage]:
    """Let somebody pick the medical card; return him, the cadre who got it, and his card."""
    villager, cadre = await village.villager(group), village.paired(group)
    await village.stage.settled()
    await cadre.skip()
    await villager.tap("反映问题")
    await choose(villager, "代办手续")
    await choose(villager, "医保卡")
    needs = await villager.expect("要这些材料")
    assert "1. 身份证\n2. 户口簿\n3. 一寸照片" in needs.text
    return villager, cadre, await cadre.expect("代办 20")


def number_of(card: SeenMessage) -> str:
    return card.text.split()[1]


async def takes_all_steps(cadre: PersonHandle, card: SeenMessage) -> None:
    await cadre.tap("我来办", card)
    for step in ("材料齐了", "交上去了", "办好了", "都还清了"):
        await choose(cadre, step)


def pictures(chat: list[SeenMessage]) -> list[SeenMessage]:
    return [message for message in chat if message.from_bot and message.kind == "photo"]


async def test_from_the_choice_to_the_last_paper_given_back(village: Village) -> None:
    villager, cadre, card = await picks(village)
    number = number_of(card)
    await cadre.tap("我来办", card)
    assert number in (await villager.expect("接手替您办医保卡")).text
    await choose(cadre, "材料单")
    for paper in ("身份证", "户口簿", "一寸照片"):
        await choose(cadre, f"收到{paper}")
    await village.stage.settled()  # the receipt comes so long after the last of them
    await village.stage.advance(seconds=30)
    receipt = await villager.expect("收条")
    assert "身份证、户口簿、一寸照片" in receipt.text
    await choose(cadre, "代办进度")
    await choose(cadre, "材料齐了")
    await villager.expect("医保卡的材料齐了")
    await choose(cadre, "交上去了")
    handed_in = await villager.expect("交到乡镇便民服务中心医保窗口了")
    await villager.tap("材料在哪里", handed_in)
    await villager.expect("户口簿：")
    await villager.expect(lambda message: message.from_bot and message.kind == "photo")
    await village.stage.advance(days=10)
    await choose(cadre, "办好了")
    await villager.expect("医保卡办好了")
    await choose(cadre, "都还清了")
    assert "身份证、户口簿、一寸照片、医保卡" in (await villager.expect("都还给您了")).text
    await choose(villager, "已解决")
    await choose(villager, "基本满意")
    await villager.expect("办完了")
    assert village.case("state = 'closed' AND topic = 'proxy'", number)


async def test_photos_come_on_request_alone_and_go_from_the_chat_within_47_hours(village: Village) -> None:
    villager, cadre, card = await picks(village, 3)
    await villager.album(["photo", "photo"], caption="身份证两面")
    await villager.expect("照片收好了")
    await cadre.tap("我来办", card)
    told = await cadre.expect("有 2 张照片")
    assert "身份证两面" in told.text
    assert not pictures(await cadre.chat())
    await cadre.tap("看照片", told)
    head = await cadre.expect("46 小时后从这里删掉")
    await village.stage.settled()
    shown = pictures(await cadre.chat())
    assert len(shown) == 2
    assert all(message.raw["has_protected_content"] for message in shown)
    await village.stage.advance(hours=45)
    assert pictures(await cadre.chat()) == shown
    await village.stage.advance(hours=2)
    left = await cadre.chat()
    assert not pictures(left)
    assert head.id not in {message.id for message in left}
    await village.stage.advance(days=2)
    assert await village.told(cadre, "机器人删不掉") == 0


async def test_what_the_bot_can_delete_no_longer_after_an_outage_is_said(village: Village) -> None:
    villager, cadre, _ = await picks(village, 4)
    await villager.send("photo")
    await villager.expect("照片收好了")
    await choose(cadre, "看照片")
    await village.stage.settled()
    shown = pictures(await cadre.chat())
    await village.stage.stop_bot()
    await village.simulator.advance(hours=72)
    await village.stage.start_bot()
    await village.stage.settled()
    await cadre.expect("机器人删不掉了")
    assert {message.id for message in shown} <= {message.id for message in pictures(await cadre.chat())}


async def test_thirty_days_after_the_end_no_reference_is_left(village: Village) -> None:
    villager, cadre, card = await picks(village, 5)
    number = number_of(card)
    await villager.send("photo", caption="户口簿首页")
    await villager.expect("照片收好了")
    await takes_all_steps(cadre, card)
    await choose(villager, "已解决")
    await village.stage.settled()
    query = (
        "SELECT count(*) FROM entries JOIN cases ON cases.id = case_id"
        " WHERE content LIKE '%file_id%' AND year = :year AND serial = :serial"
    )
    year, serial = map(int, number.split("-"))
    await village.stage.advance(days=29)
    assert village.rows(query, year=year, serial=serial) == 1
    await village.stage.advance(days=2)
    assert village.rows(query, year=year, serial=serial) == 0


async def test_two_taps_at_once_are_one_step_and_one_clear_word(village: Village) -> None:
    villager, cadre, card = await picks(village, 6)
    taps = await asyncio.gather(*(cadre.tap_button(card.id, button="我来办") for _ in range(2)))
    answers = [(await cadre.expect_answer(tap))["text"] for tap in taps]
    assert sum("按钮已经过时" in (answer or "") for answer in answers) == 1
    assert await village.told(villager, "接手替您办医保卡") == 1


async def test_a_photo_after_the_end_is_refused_in_one_sentence_and_not_kept(village: Village) -> None:
    villager, cadre, card = await picks(village, 7)
    await takes_all_steps(cadre, card)
    back = await villager.expect("都还给您了")
    entries = village.rows("SELECT count(*) FROM entries")
    await villager.send("photo", reply_to=back.id)
    await villager.expect("照片没有存")
    assert village.rows("SELECT count(*) FROM entries") == entries


async def test_what_waits_too_long_reminds_the_cadre_then_the_secretary(village: Village) -> None:
    villager, cadre, card = await picks(village, 8)
    number = number_of(card)
    await cadre.tap("我来办", card)
    await villager.expect("接手替您办")
    await village.stage.advance(days=3, hours=1)
    assert number in (await cadre.expect("请往下办一步")).text
    await village.stage.advance(days=2)
    told = await village.secretary.expect(f"（{number}）慢了")
    assert f"由{village.cast.paired_with(8).name}负责" in told.text
    await villager.expect("比平常慢了")
