"""请假: new matters go to the substitute, and what is open is offered to him."""

from __future__ import annotations

import pytest

from bot.demo.cast import choose
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_open_tasks_are_offered_to_the_substitute_and_new_ones_go_to_him_until_he_is_back(
    village: Village,
) -> None:
    villager, cadre, card = await village.matter("请假前的事", group=4)
    substitute = village.paired(5)
    name = village.cast.paired_with(5).name
    await cadre.tap("请假")
    question = await cadre.expect("请假到哪一天")
    await cadre.tap("到11月18日", question)
    offer = await cadre.expect(f"新的事情交给{name}")
    await cadre.tap("手上1件也转给他", offer)
    await cadre.expect(f"1件已经转给{name}")
    await substitute.expect("请假前的事")
    await villager.expect(f"转给{name}")
    assert village.case("due_at = first_due_at AND handovers = 1", card.text.split()[1])

    during = await village.villager(4)
    await during.write("请假时的事")
    await choose(during, "代办手续")
    assert name in (await during.expect("，由")).text
    assert await village.told(cadre, "请假时的事") == 0

    await village.stage.advance(days=3)  # the last day of the leave is over
    await village.matter("回来以后的事", group=4)


async def test_he_can_keep_his_tasks_and_come_back_early(village: Village) -> None:
    _, cadre, card = await village.matter("自己办的事", group=6)
    await cadre.tap("请假")
    await choose(cadre, "到")
    await choose(cadre, "我自己办")
    await cadre.expect("手上的事还是您办")
    assert village.case("handovers = 0", card.text.split()[1])
    await cadre.tap("请假")
    await choose(cadre, "我回来了")
    await cadre.expect("您回来了")
    await village.matter("提前回来的事", group=6)


async def test_an_old_button_means_the_day_that_it_shows(village: Village) -> None:
    cadre = village.paired(7)
    await cadre.tap("请假")
    question = await cadre.expect("请假到哪一天")
    shown = next(text for row in question.buttons for text in row if text.startswith("到"))
    await village.stage.advance(days=2)
    answer = await cadre.expect_answer(await cadre.tap(shown, question))
    assert "已经处理好了" in answer["text"]
    assert await village.told(cadre, "您请假到") == 0


async def test_somebody_on_leave_is_offered_no_hand_over(village: Village) -> None:
    away = village.paired(8)
    await away.tap("请假")
    await choose(away, "到")
    await away.expect("您请假到")
    _, cadre, card = await village.matter("要转办的事", group=9)
    await cadre.tap("转办", card)
    question = await cadre.expect("转给谁办")
    assert question.button(village.cast.paired_with(8).name) is None


async def test_the_card_shows_who_is_on_duty_today(village: Village) -> None:
    villager = await village.villager(2)
    await villager.tap("联系卡")
    shown = await villager.expect("今天值班")
    today = (await village.now()).weekday()
    duty = village.stage.roster.duty or ()
    assert duty[today].cadre in shown.text.split("今天值班")[1].splitlines()[1]
