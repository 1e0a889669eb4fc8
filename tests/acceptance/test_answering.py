"""Answering: a cadre's reply is passed on at once, whatever it is; then he says whether it was the answer."""

import pytest

from bot.demo.cast import choose
from tests.acceptance.test_kinds import file_of
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_task_says_who_where_and_by_when(village: Village) -> None:
    number = village.household(2)
    villager = await village.cast.join(number)
    _, _, card = await village.matter("信息要齐全", by=villager)
    household = village.cast.household(number)
    for shown in (number, "2组", household.head, f"+86{household.members[0].phone}", "最迟", "代办手续"):
        assert shown in card.text


async def test_a_reply_by_voice_is_passed_on_at_once_and_he_is_asked_whether_it_was_the_answer(
    village: Village,
) -> None:
    villager, cadre, card = await village.matter("用语音答复")
    sent = await cadre.send("voice", reply_to=card, duration=7)
    head = await villager.expect(f"{village.cast.paired_with(2).name}回您")
    voice = await villager.expect(lambda message: message.kind == "voice" and message.reply_to == head.id)
    own = next(message for message in await cadre.chat() if message.id == sent)
    assert file_of(voice) == file_of(own)
    question = await cadre.expect(lambda message: message.button("这是答复") is not None)
    assert question.buttons == (("这是答复", "还没办完"),)


async def test_this_is_the_answer_stops_the_clock_and_tells_the_villager(village: Village) -> None:
    villager, cadre, card = await village.matter("答复停表")
    await cadre.write("已经办好", reply_to=card)
    await choose(cadre, "这是答复")
    await cadre.expect("已答复，按时办完")
    told = await villager.expect("有答复了")
    assert told.buttons == (("已解决", "没解决"),)
    await villager.tap("我的事项")
    await villager.expect(f"{village.cast.paired_with(2).name}在")


async def test_not_finished_yet_keeps_the_promised_day(village: Village) -> None:
    villager, cadre, card = await village.matter("还没办完的事")
    await cadre.write("先去看看", reply_to=card)
    await choose(cadre, "还没办完")
    await cadre.expect("接着办，最迟")
    await village.stage.settled()
    assert await village.told(villager, "有答复了") == 0
    number = card.text.split()[1]
    assert village.case("state = 'assigned'", number)


async def test_a_reply_to_a_photo_of_the_task_finds_the_case_as_well(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.send("photo", caption="照片里的坑")
    await choose(villager, "村民议事中心")
    photo = await cadre.expect("照片里的坑")
    await cadre.write("看到坑了", reply_to=photo)
    await villager.expect("看到坑了")


async def test_a_message_that_replies_to_nothing_asks_which_task_and_is_never_refused(
    village: Village,
) -> None:
    villager, cadre, card = await village.matter("不点回复的事", group=8)
    await cadre.write("我直接写一句")
    question = await cadre.expect("这条是回哪件事的")
    number = card.text.split()[1]
    assert question.button(number) == f"{number} 不点回复的事"
    await village.stage.settled()
    assert await village.told(villager, "我直接写一句") == 0
    await cadre.tap(number, question)
    await villager.expect("我直接写一句")
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")


async def test_with_more_than_four_tasks_he_can_page_to_the_others(village: Village) -> None:
    cadre = village.paired(9)
    for place in range(5):
        await village.matter(f"第{place}件要办的事", group=9)
    await cadre.write("回最后一件")
    question = await cadre.expect("这条是回哪件事的")
    assert [row[0][10:] for row in question.buttons] == [*(f"第{n}件要办的事" for n in range(4)), ""]
    await cadre.tap("更多", question)
    await village.stage.settled()  # the question keeps its words and changes its buttons
    await cadre.tap("第4件要办的事", question)
    await choose(cadre, "这是答复")
    await cadre.expect("已答复")


async def test_a_cadre_who_is_a_villager_too_can_say_that_it_is_his_own_matter(village: Village) -> None:
    _, cadre, _ = await village.matter("别人的事", group=6)
    await village.cast.join(village.household(6), person=cadre)
    await cadre.write("我自己家的猪病了")
    await choose(cadre, "我自己的事")
    question = await choose(cadre, "产业发展中心")
    await cadre.expect("，由")
    number = question.text.split("编号 ")[1].split("。")[0]
    own = "responsible_id = (SELECT id FROM cadres WHERE name = :name)"
    assert not village.case(own, number, name=village.cast.paired_with(6).name)


async def test_a_cadre_without_tasks_is_told_that_there_is_nothing_to_reply_to(village: Village) -> None:
    cadre = village.paired(7)
    await cadre.write("有人吗")
    await cadre.expect("您现在没有要回的任务")


async def test_the_villager_can_write_back_and_the_thread_stays_one_case(village: Village) -> None:
    villager, cadre, card = await village.matter("来回说的事")
    cases = village.rows("SELECT count(*) FROM cases")
    await cadre.write("哪一块田？", reply_to=card)
    asked = await villager.expect("哪一块田？")
    await villager.write("河边那块", reply_to=asked)
    answer = await cadre.expect("河边那块")
    await cadre.write("知道了，明天去", reply_to=answer)
    await villager.expect("知道了，明天去")
    assert village.rows("SELECT count(*) FROM cases") == cases


async def test_after_the_answer_both_can_still_write_on_the_same_case(village: Village) -> None:
    villager, cadre, card = await village.matter("答复以后再问")
    await cadre.write("办好了", reply_to=card)
    await choose(cadre, "这是答复")
    told = await villager.expect("有答复了")
    await villager.write("还有一个问题", reply_to=told)
    more = await cadre.expect("还有一个问题")
    await cadre.write("这样就可以", reply_to=more)
    await villager.expect("这样就可以")
    await cadre.expect("已经转给")


async def test_a_corrected_reply_reaches_the_villager_as_a_correction(village: Village) -> None:
    villager, cadre, card = await village.matter("回话要改")
    reply = await cadre.write("星期三来", reply_to=card)
    await villager.expect("星期三来")
    await cadre.edit(reply, "星期四来")
    correction = await villager.expect("星期四来")
    assert "改了" in correction.text


async def test_when_the_villager_has_blocked_the_bot_the_cadre_is_told_to_call(village: Village) -> None:
    number = village.household(2)
    villager = await village.cast.join(number)
    _, cadre, card = await village.matter("写完就拉黑", by=villager)
    await villager.block()
    await village.stage.settled()
    await cadre.write("您在吗", reply_to=card)
    told = await cadre.expect("现在收不到")
    assert f"+86{village.cast.household(number).members[0].phone}" in told.text
    await cadre.tap("这是答复", told)
    await cadre.expect("已答复")


async def test_my_tasks_lists_what_is_open_and_by_when(village: Village) -> None:
    _, cadre, card = await village.matter("任务要看得到", group=4)
    await cadre.tap("我的任务")
    shown = await cadre.expect("任务要看得到", after=card)
    assert "轮到您，最迟" in shown.text


async def test_a_reply_at_telegrams_limit_reaches_the_villager_whole(village: Village) -> None:
    villager, cadre, card = await village.matter("要一个很长的回答")
    words = "".join(f"第{place}条，" for place in range(2000))[:4096]
    await cadre.write(words, reply_to=card)
    first = await villager.expect("回您")
    await cadre.expect(lambda message: message.button("这是答复") is not None)
    await village.stage.settled()
    parts = [message.text for message in await villager.chat() if message.id >= first.id]
    assert words in "".join(parts).replace("\n", "")
    assert all(len(part) <= 4096 for part in parts)


async def test_a_cadre_who_has_blocked_the_bot_is_passed_over(village: Village) -> None:
    cadre = village.paired(5)
    await cadre.block()
    villager = await village.villager(5)
    await villager.write("干部把机器人拉黑了")
    await choose(villager, "代办手续")
    told = await villager.expect("，由")
    assert village.cast.paired_with(5).name not in told.text
    await cadre.unblock()
    await village.stage.settled()
    await village.matter("又能收到了", group=5)


async def test_a_cadre_who_overlooked_the_question_is_asked_again_and_all_he_wrote_goes_along(
    village: Village,
) -> None:
    villager, cadre, card = await village.matter("问了没看见的事", group=8)
    await cadre.write("第一句没点")
    await cadre.expect("这条是回哪件事的")
    await village.stage.advance(hours=3)
    await cadre.write("第二句才点")
    await cadre.expect("这条是回哪件事的")
    await cadre.tap(card.text.split()[1])
    reply = await villager.expect("第一句没点")
    assert "第二句才点" in reply.text


async def test_an_album_as_the_answer_reaches_the_villager_whole(village: Village) -> None:
    villager, cadre, card = await village.matter("用几张照片答复")
    await cadre.tap("当场答复", card)
    await cadre.expect("您下一条就是答复")
    await cadre.album(["photo", "photo", "photo"], caption="修好了")
    await villager.expect("有答复了")
    await village.stage.settled()
    pictures = [message for message in await villager.chat() if message.kind == "photo"]
    assert len(pictures) == 3
    assert await village.told(cadre, "回哪件事的") == 0


async def test_a_cadre_who_overlooked_which_task_is_asked_again_before_it_is_late(village: Village) -> None:
    villager, cadre, _task = await village.matter("水管漏了", group=5)
    await cadre.write("已经换好了")
    await cadre.expect("这条是回哪件事的")
    await village.stage.advance(days=1, minutes=1)
    await cadre.expect("还没有动静")
    await choose(cadre, "水管漏了")
    await villager.expect("已经换好了")


async def test_who_was_taken_out_of_his_household_can_still_write_back_on_his_case(village: Village) -> None:
    number = village.household(3, members=2)
    first = await village.cast.join(number)
    second = await village.cast.member(number, 1)
    await village.cast.ask_in(second, number, 1)
    await choose(first, "是，让他加入")
    await second.expect("加入好了")
    _villager, cadre, task = await village.matter("地界不清", group=3, by=second)
    await first.tap("联系卡")
    await choose(first, "我家的手机")
    await choose(first, f"移出 {village.cast.household(number).members[1].name}")
    await second.expect("已经移出本户")
    await cadre.write("量过了", reply_to=task)
    answer = await second.expect("量过了")
    await second.write("还差一段", reply_to=answer)
    await cadre.expect("还差一段")
