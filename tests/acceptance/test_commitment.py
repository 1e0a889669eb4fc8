"""The commitment (承诺制): answered on the spot, verified within the week, or explained; and what follows."""

from __future__ import annotations

import pytest

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")

REASON = "这块地归林场管，村里没有权动它"


def number_of(card: SeenMessage) -> str:
    return card.text.split()[1]


async def answered(
    village: Village, words: str, *, group: int = 2
) -> tuple[PersonHandle, PersonHandle, SeenMessage]:
    """Let a matter be raised and answered on the spot."""
    villager, cadre, card = await village.matter(words, group=group)
    await cadre.tap("当场答复", card)
    await cadre.expect("您下一条就是答复")
    await cadre.write(f"{words}，办好了")
    await cadre.expect("已答复，按时办完")
    return villager, cadre, card


async def explained(
    village: Village, words: str, *, group: int = 2
) -> tuple[PersonHandle, PersonHandle, SeenMessage]:
    """Let a matter be raised and refused with a reason."""
    villager, cadre, card = await village.matter(words, group=group)
    await cadre.tap("不能解决", card)
    await cadre.expect("为什么不能解决")
    await cadre.write(REASON)
    await cadre.expect("的原因已经转给他了")
    return villager, cadre, card


async def test_answered_on_the_spot_the_next_message_is_the_answer_and_stops_the_clock(
    village: Village,
) -> None:
    villager, _, card = await answered(village, "当场能答的事")
    await villager.expect("当场能答的事，办好了")
    question = await villager.expect("有答复了")
    assert question.buttons == (("已解决", "没解决"),)
    assert village.case("on_the_spot = 1 AND state = 'answered'", number_of(card))


async def test_resolved_is_rated_in_one_tap_and_the_case_is_closed(village: Village) -> None:
    villager, _, card = await answered(village, "满意的事")
    await choose(villager, "已解决")
    question = await villager.expect("办得您满意吗")
    assert question.buttons == (("满意", "基本满意", "不满意"),)
    await villager.tap("基本满意", question)
    await villager.expect("办完了")
    assert village.case("rating = 'fairly' AND outcome = 'resolved'", number_of(card))


@pytest.mark.parametrize("taps", [("没解决",), ("已解决", "不满意")], ids=["not resolved", "not satisfied"])
async def test_what_is_not_settled_runs_again_for_a_week_and_the_secretary_is_told(
    village: Village, taps: tuple[str, ...]
) -> None:
    villager, cadre, card = await answered(village, f"{taps[-1]}的事")
    number = number_of(card)
    first = village.rows("SELECT first_due_at FROM cases ORDER BY id DESC LIMIT 1")
    for label in taps:
        await choose(villager, label)
    await villager.expect("接着办，最迟")
    await cadre.expect("群众说没解决（第1次）")
    assert await village.told(village.secretary, f"{number} 群众说没解决（第1次）") == 1
    assert village.case("reopenings = 1 AND state = 'assigned' AND rating IS NULL", number)
    assert village.case("due_at > first_due_at AND answered_at IS NULL", number)
    assert village.case(f"first_due_at = {first}", number)
    await cadre.tap("我的任务")
    await villager.tap("我的事项")
    await villager.expect("重新办过1次")


async def test_needs_verification_tells_the_villager_the_plan_and_the_clock_runs_on(village: Village) -> None:
    villager, cadre, card = await village.matter("要去量一量的地界")
    await cadre.tap("需要核实", card)
    assert "最迟11月23日" in (await villager.expect("正在了解")).text
    await cadre.expect("打算怎么办")
    await cadre.write("明天带尺子去量")
    told = await villager.expect("明天带尺子去量")
    assert "打算这样办" in told.text
    await cadre.expect("要答复")
    assert village.case("state = 'verifying' AND answered_at IS NULL", number_of(card))


async def test_needs_verification_takes_a_day_that_is_not_later_than_the_week(village: Village) -> None:
    villager, cadre, card = await village.matter("要问农业局的事")
    await village.stage.advance(days=3)
    await cadre.tap("需要核实", card)
    question = await cadre.expect("打算怎么办")
    assert question.buttons == (("11月20日（星期五）",), ("11月22日（星期日）",))
    # Tapped the next day, the button still means the day that it shows.
    await village.stage.advance(days=1)
    await cadre.tap("11月22日", question)
    await villager.expect("打算11月22日（星期日）前弄清楚")
    assert village.case("planned_for = '2026-11-22' AND state = 'verifying'", number_of(card))


async def test_a_refusal_needs_a_real_sentence_and_is_asked_for_until_it_is_given(village: Village) -> None:
    villager, cadre, card = await village.matter("办不成的事")
    await cadre.tap("不能解决", card)
    await cadre.expect("为什么不能解决")
    for poor in ("不行", "。。。。。。。。", "收到"):
        await cadre.write(poor)
        await cadre.expect("要把原因说清楚")
    await cadre.send("photo")
    await cadre.expect("要把原因说清楚")
    assert await village.told(villager, "不能解决") == 0
    assert village.case("state = 'assigned'", number_of(card))
    await cadre.write(REASON)
    told = await villager.expect(REASON)
    assert told.buttons == (("知道了",), ("请支书再看",))
    assert village.case("state = 'explained'", number_of(card))
    assert await village.told(villager, "收到") == 1  # its number was received: nothing of the cadre's


async def test_a_refusal_may_be_explained_by_voice(village: Village) -> None:
    villager, cadre, card = await village.matter("用语音说明的事")
    await cadre.tap("不能解决", card)
    await cadre.expect("为什么不能解决")
    await cadre.send("voice", duration=20)
    head = await villager.expect("不能解决，")
    await villager.expect(lambda message: message.kind == "voice" and message.reply_to == head.id)


async def test_a_refusal_can_be_taken_to_the_secretary_once_and_his_word_is_final(village: Village) -> None:
    villager, _, card = await explained(village, "要请支书再看的事")
    number = number_of(card)
    await choose(villager, "请支书再看")
    await villager.expect("交给支书")
    again = await village.secretary.expect("要请支书再看的事")
    await village.secretary.tap("不能解决", again)
    await village.secretary.expect("为什么不能解决")
    await village.secretary.write("我到林场问过了，确实不能动")
    told = await villager.expect("我到林场问过了")
    assert "这是最后的决定" in told.text
    assert not told.buttons
    assert village.case("appealed = 1 AND state = 'closed' AND outcome = 'explained'", number)


async def test_a_refusal_can_be_accepted(village: Village) -> None:
    villager, _, card = await explained(village, "听懂了原因的事")
    await choose(villager, "知道了")
    await villager.expect("办得您满意吗")
    assert village.case("outcome = 'explained'", number_of(card))


async def test_what_the_secretary_explained_himself_is_not_offered_to_him_again(village: Village) -> None:
    villager, _, _ = await explained(village, "支书自己办的事", group=1)
    told = await villager.expect(REASON)
    assert told.buttons == (("知道了",),)


async def test_the_way_to_object_is_still_there_in_my_cases(village: Village) -> None:
    villager, _, card = await explained(village, "过后才想起来的事")
    await villager.tap("我的事项")
    await choose(villager, number_of(card))
    view = await villager.expect(lambda m: m.button("请支书再看") is not None and "收到" in m.text)
    assert [row[0] for row in view.buttons] == ["知道了", "请支书再看", "保密（不说是我）", "撤回这条"]
    await villager.tap("请支书再看", view)
    await villager.expect("交给支书")


async def test_while_a_reason_is_waited_for_a_reply_to_another_task_is_passed_on(village: Village) -> None:
    villager, cadre, card = await village.matter("等着写原因的事", group=7)
    other, _, other_card = await village.matter("别的一件事", group=7)
    await cadre.tap("不能解决", card)
    await cadre.expect("为什么不能解决")
    await cadre.write("收到", reply_to=other_card)
    await other.expect("收到")
    question = await cadre.expect(lambda message: message.button("这是答复") is not None)
    await cadre.tap("还没办完", question)
    await cadre.expect("接着办")
    assert village.case("state = 'assigned' AND answered_at IS NULL", number_of(other_card))
    await cadre.write(REASON)
    await villager.expect(REASON)
    assert village.case("state = 'explained'", number_of(card))


async def test_what_was_settled_meanwhile_is_not_filled_by_the_next_message(village: Village) -> None:
    villager, cadre, card = await village.matter("等原因时撤回的事", group=8)
    await cadre.tap("不能解决", card)
    await cadre.expect("为什么不能解决")
    await villager.tap("我的事项")
    await choose(villager, number_of(card))
    await choose(villager, "撤回这条")
    await villager.expect("已经撤回")
    await cadre.expect("已经撤回")
    await cadre.write(REASON)
    await village.stage.settled()
    assert await village.told(villager, REASON) == 0
    assert village.case("state = 'withdrawn'", number_of(card))


async def test_it_can_be_taken_back_after_the_answer_as_well(village: Village) -> None:
    villager, _, card = await answered(village, "答复以后撤回的事")
    await villager.tap("我的事项")
    await choose(villager, number_of(card))
    await choose(villager, "撤回这条")
    await villager.expect("已经撤回")
    assert village.case("state = 'withdrawn'", number_of(card))
    await village.stage.advance(days=7)
    assert await village.told(villager, "已经答复您了。解决了吗") == 0


async def test_writing_on_a_closed_case_asks_whether_it_is_the_same_matter(village: Village) -> None:
    villager, cadre, card = await answered(village, "办结以后又坏了的灯")
    number = number_of(card)
    await choose(villager, "已解决")
    await choose(villager, "满意")
    closed = await villager.expect("办完了")
    await villager.write("灯又不亮了", reply_to=closed)
    question = await villager.expect("是接着原来的事")
    assert question.buttons == ((f"接着说 {number}",), ("新的事情",))
    await villager.tap("接着说", question)
    await cadre.expect("灯又不亮了")
    assert village.case("reopenings = 1 AND state = 'assigned'", number)


async def test_the_history_tells_in_plain_words_what_happened(village: Village) -> None:
    villager, _, card = await answered(village, "有来有往的事")
    await choose(villager, "没解决")
    await villager.expect("接着办")
    await villager.tap("我的事项")
    await choose(villager, number_of(card))
    view = await villager.expect("重新办过1次")
    told = [line.split("  ")[-1] for line in view.text.splitlines() if "  " in line]
    name = village.cast.paired_with(2).name
    answered_by = [f"{name}看了", f"{name}回话", f"{name}答复"]
    assert told == ["收到", f"交给{name}", *answered_by, "没解决，接着办"]
