"""Strangers: what they write is held, offered when they join, and erased if they never do."""

import pytest

from bot.demo.cast import choose
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

HELD = "SELECT count(*) FROM entries WHERE waiting = 'join' AND content IS NOT NULL"


async def test_what_a_stranger_writes_is_seen_by_nobody_and_he_is_told_once_how_to_join(
    village: Village,
) -> None:
    stranger = await village.simulator.person("路人")
    await stranger.write("外人写的第一句")
    await stranger.expect("没有卡，就点下面的按钮发送手机号")
    kept = await stranger.expect("先保存7天，谁也看不到")
    mark = await stranger.write("外人写的第二句")
    await village.silent(stranger, after=mark)
    assert kept.button("删掉我写的")
    await village.seen_nowhere("外人写的")


async def test_what_he_wrote_is_offered_when_he_joins_and_its_clock_starts_when_he_sends_it(
    village: Village,
) -> None:
    number = village.household(2)
    stranger = await village.cast.member(number)
    await stranger.write("水管漏水了")
    await stranger.send("photo", caption="漏水的地方")
    await village.stage.advance(days=2)
    await village.cast.join(number, person=stranger)
    offer = await choose(stranger, "现在送出")
    assert "写过2条" in offer.text
    await choose(stranger, "村民议事中心")
    await stranger.expect("，由")
    card = await village.paired(2).expect("水管漏水了")
    await village.paired(2).expect(lambda message: message.kind == "photo" and message.reply_to == card.id)
    age = village.rows(
        "SELECT (:now - opened_at) / 1000000 FROM cases ORDER BY id DESC LIMIT 1",
        now=int((await village.now()).timestamp() * 1_000_000),
    )
    assert age < 3600  # seconds; it was written two days ago


async def test_he_can_delete_what_he_wrote_before_joining(village: Village) -> None:
    number = village.household(2)
    stranger = await village.cast.member(number)
    await stranger.write("写了又后悔")
    await village.stage.settled()
    before = village.rows(HELD)
    await choose(stranger, "删掉我写的")
    await stranger.expect("已经删掉了")
    await village.cast.join(number, person=stranger)
    assert await village.told(stranger, "现在送出去吗") == 0
    assert village.rows(HELD) == before - 1


async def test_he_can_delete_it_when_it_is_offered(village: Village) -> None:
    number = village.household(2)
    stranger = await village.cast.member(number)
    await stranger.write("写了又不想送")
    await village.cast.join(number, person=stranger)
    offer = await stranger.expect(lambda message: message.button("现在送出") is not None)
    await stranger.tap("删掉我写的", offer)
    await stranger.expect("已经删掉了")
    await village.seen_nowhere("写了又不想送")
    assert await village.told(stranger, "哪方面的事") == 0


async def test_what_he_wrote_is_erased_after_seven_days(village: Village) -> None:
    number = village.household(2)
    stranger = await village.cast.member(number)
    await stranger.write("没人认领的话")
    await stranger.expect("谁也看不到")
    held = "SELECT count(*) FROM entries WHERE content LIKE '%没人认领的话%'"
    await village.stage.advance(days=6, hours=23)
    assert village.rows(held) == 1
    await village.stage.advance(hours=2)
    assert village.rows(held) == 0
    await village.cast.join(number, person=stranger)
    assert await village.told(stranger, "现在送出去吗") == 0


async def test_in_a_group_the_bot_keeps_silent(village: Village) -> None:
    villager = await village.villager(2)
    cases = village.rows("SELECT count(*) FROM cases")
    sent = (await village.simulator.stats())["messages_sent"]
    group = await village.simulator.group("乡亲群", [villager, village.paired(2)])
    await villager.say_in(group, "路坏了，支书不管事")
    await villager.say_in(group, "/start")
    await villager.say_in(group, "联系卡")
    await village.stage.settled()
    assert (await village.simulator.stats())["messages_sent"] == sent
    assert village.rows("SELECT count(*) FROM cases") == cases
