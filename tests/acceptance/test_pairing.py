"""包组联户, 好经验 and 培训 through a real bot and its own Telegram."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.demo.cast import choose
from bot.demo.crowd import everybody_else
from bot.domain.centers import Center
from bot.telegram.sender import WORKERS
from tests.acceptance.pairs import counts, of_center, opens, subscribes
from tests.acceptance.test_kinds import file_of
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")

BIG = 21 * 1024 * 1024  # bytes


async def test_a_cadre_sends_words_photos_and_a_voice_to_his_group_and_sees_how_many_it_reached(
    village: Village,
) -> None:
    mine, neighbour, stranger = [await village.villager(group) for group in (2, 2, 3)]
    cadre = village.paired(2)
    await opens(cadre, "发给我联系的", "2组全组", "技术")
    await cadre.expect("请写内容")
    sent = await cadre.album(["photo", "photo"], caption="看图剪枝")
    await cadre.expect("就这样发给2组")
    await cadre.tap("再加一段")
    await cadre.expect("请写要加的")
    await cadre.send("voice", duration=9)
    await choose(cadre, "再加一段")
    await cadre.expect("请写要加的")
    await cadre.write("冬天剪枝，春天多结果")
    await cadre.expect(lambda message: "就这样发给2组" in message.text and not message.edits)
    assert await counts([mine, neighbour], "冬天剪枝") == [0, 0]
    await cadre.tap("发出去")
    receipt = await cadre.expect("正在发")
    for person in (mine, neighbour):
        words = await person.expect("冬天剪枝")
        assert words.text.startswith(f"技术 · {village.cast.paired_with(2).name} +86")
        voice = await person.expect(lambda message: message.kind == "voice")
        assert voice.reply_to == words.id
        shown = [m for m in await person.chat() if m.from_bot and "media_group_id" in m.raw]
        own = [message for message in await cadre.chat() if message.id in sent]
        assert [file_of(message) for message in shown] == [file_of(message) for message in own]
    await village.stage.advance(seconds=6)
    counted = await cadre.expect("发到了")
    assert counted.id == receipt.id
    assert "正在发" not in counted.text
    assert await counts([stranger], "冬天剪枝") == [0]


async def test_a_file_too_big_for_peoples_phones_is_asked_for_again(village: Village) -> None:
    await village.villager(2)
    cadre = village.paired(2)
    await opens(cadre, "发给我联系的", "2组全组", "项目")
    await cadre.expect("请写内容")
    await cadre.send("document", file_name="项目书.pdf", file_size=BIG)
    await cadre.expect("请发 20 MB 以下的")
    await cadre.send("document", file_name="项目书.pdf", file_size=BIG // 2)
    await cadre.expect("就这样发给2组")
    await cadre.tap("不发了")
    await cadre.expect("没有发，也没有留下")


async def test_news_reach_whoever_subscribed_until_he_stops_them_with_one_tap(village: Village) -> None:
    grower, other = await village.villager(4), await village.villager(4)
    await subscribes(village, grower, "甘蔗")
    await subscribes(village, other, "李子")
    cadre = of_center(village, Center.INDUSTRY)
    for words, wanted in (("糖厂开榨了", 1), ("糖价又涨了", 0)):
        if not wanted:
            await subscribes(village, other, "甘蔗")
        await opens(cadre, "发产业信息", "甘蔗")
        await cadre.expect("请写内容")
        await cadre.write(words)
        await choose(cadre, "发出去")
        await cadre.expect("正在发")
        await village.stage.settled()
        assert await counts([grower], words) == [wanted]
        if wanted:
            await choose(grower, "不要甘蔗的信息了")
            await grower.expect("不再发甘蔗的信息")


async def test_a_practice_comes_back_is_written_anew_approved_and_can_be_read_by_all(
    village: Village,
) -> None:
    grower, reader = await village.villager(5), await village.villager(5)
    await subscribes(village, grower, "黑猪")
    cadre, secretary = village.paired(5), village.secretary
    await secretary.skip()
    await opens(cadre, "写好经验", "黑猪")
    await cadre.expect("先写标题")
    await cadre.write("黑猪吃青料")
    await cadre.expect("请写内容")
    await cadre.write("青料打浆，一天两顿")
    await choose(cadre, "交给支书")
    await cadre.expect("交给支书了")
    await secretary.expect("青料打浆，一天两顿")
    await choose(secretary, "退回修改")
    await secretary.expect("要改什么")
    await secretary.write("写上长多少斤")
    await cadre.expect("退回来了：写上长多少斤")
    await cadre.tap("重新写")
    await cadre.expect("请写内容")
    await cadre.send("photo", caption="圈舍")
    await choose(cadre, "再加一段")
    await cadre.expect("请写要加的")
    await cadre.write("青料打浆，一天长一斤半")
    await choose(cadre, "交给支书")
    await secretary.expect("一天长一斤半")
    await choose(secretary, "同意推广")
    await grower.expect("一天长一斤半")
    await grower.expect(lambda message: message.kind == "photo")
    await reader.tap("学技术")
    await choose(reader, "好经验")
    await choose(reader, "黑猪 · 黑猪吃青料")
    await reader.expect("一天长一斤半")
    await reader.expect(lambda message: message.kind == "photo")


async def test_a_course_fills_up_moves_up_reminds_and_is_ticked(village: Village) -> None:
    first, second, third = [await village.villager(6) for _ in range(3)]
    organiser = of_center(village, Center.EDUCATION)
    day = await village.now()
    await opens(organiser, "办培训")
    await organiser.expect("讲什么")
    for said, asked in (
        ("甘蔗间种花生", "哪天几点"),
        ("大后天3点", "3点是上午还是下午"),
        ("大后天下午3点", "在哪里"),
        ("村委会院坝", "最多几个人"),
        ("0", "1到1000"),
    ):
        await organiser.write(said)
        await organiser.expect(asked)
    await organiser.write("2")
    await organiser.expect("就这样发给全村")
    await organiser.expect(lambda message: message.kind == "photo")
    await organiser.tap("发通知")
    for person in (first, second, third):
        await person.expect("名额：2")
        await person.expect(lambda message: message.kind == "photo")
        await person.tap("我要参加")
    await first.expect("您报上名了")
    await third.expect("排在第1个")
    await first.tap("不去了")
    await third.expect("有名额了")
    await village.stage.advance(hours=24 * 3 - (day.hour + 8) + 7)
    await village.stage.settled()
    assert await counts([first, second, third], "别忘了培训") == [0, 1, 1]
    await village.stage.advance(hours=24)
    roll = await organiser.expect("谁来了就点谁的名字")
    assert len([text for row in roll.buttons for text in row]) == 2
    await organiser.tap(roll.buttons[0][0], roll)
    ticked = await organiser.expect("来了1人")
    assert ticked.id == roll.id
    assert ticked.buttons[0][0].startswith("✔ ")


async def test_a_kill_in_the_middle_of_a_broadcast_leaves_nobody_out_and_repeats_nobody_but_those_in_flight(
    tmp_path: Path, warm: Warm
) -> None:
    async with open_village(
        tmp_path, warm, joined=lambda cadre: cadre.is_secretary, messages_per_second=200
    ) as village:
        numbers = [h.number for h in village.stage.roster.households][:24]
        crowd = list((await everybody_else(village.stage, village.cast, numbers, lambda: None)).values())
        await village.stage.settled()
        secretary = village.secretary
        await opens(secretary, "发给我联系的", "全村", "信息")
        await secretary.expect("请写内容")
        await secretary.write("周五停电一天")
        await secretary.expect("就这样发给全村")
        await secretary.tap("发出去")
        sent = "SELECT count(*) FROM outbox WHERE key LIKE 'bulletin:%' AND state = 'sent'"
        await village.until(lambda: village.rows(sent) >= 5)
        await village.stage.kill_bot()
        in_flight = village.rows("SELECT count(*) FROM outbox WHERE state = 'sending'")
        await village.stage.start_bot()
        await village.stage.settled()
        copies = Counter(await counts(crowd, "周五停电一天"))
        assert copies[0] == 0
        assert copies[1] + copies[2] == len(crowd)
        assert copies[2] <= max(in_flight, WORKERS)  # a claim may leave before it is written down
        await village.stage.advance(seconds=30)
        await secretary.expect(f"发到了{len(crowd)}户")
        assert not village.alarms()
