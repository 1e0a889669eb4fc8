"""Killed (-9) at any moment, the bot loses nothing that anybody wrote."""

import asyncio

import pytest

from bot.demo.cast import choose
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_kill_between_the_villagers_message_and_the_cadres_answer_loses_nothing(
    village: Village,
) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.send("photo", caption="杀掉以前写的")
    await choose(villager, "村民议事中心")
    card = await cadre.expect("后面还有1个附件")
    await village.stage.settled()
    await village.stage.kill_bot()
    await cadre.send("voice", reply_to=card)
    await villager.write("停机时又写了一句")
    await village.stage.start_bot()
    await village.stage.settled()
    await villager.expect("回您")
    await villager.expect(lambda message: message.kind == "voice")
    assert await village.told(cadre, "杀掉以前写的") == 1
    await choose(villager, "接着说")
    await cadre.expect("停机时又写了一句")
    await choose(cadre, "这是答复")
    await villager.expect("有答复了")


async def test_a_reply_to_a_task_whose_message_id_the_kill_swallowed_finds_it_by_its_number(
    village: Village,
) -> None:
    villager, cadre = await village.villager(3), village.paired(3)
    await village.stage.settled()
    # Telegram has sent the task, but its answer, with the message's id, never reaches the bot.
    await village.simulator.faults(
        kind="hang", method="sendMessage", chat_id=cadre.id, when="after", next=1, seconds=60
    )
    await villager.write("发出去了却没有回音")
    await choose(villager, "代办手续")
    card = await cadre.expect("发出去了却没有回音")
    await village.stage.kill_bot()
    await cadre.write("我看到了", reply_to=card)
    await village.stage.start_bot()
    await villager.expect("我看到了")
    await village.stage.settled()
    assert await village.told(cadre, "最迟11月23日（星期一）答复\n\n发出去了却没有回音") == 2


async def test_what_was_written_at_the_instant_of_the_kill_becomes_one_case_each(village: Village) -> None:
    villagers = [await village.villager(group) for group in (2, 3, 4, 5, 6, 7)]
    for place in range(3):
        writing = asyncio.gather(
            *(v.write(f"第{place}次被杀时写的") for v in villagers[place * 2 : place * 2 + 2])
        )
        await writing
        await village.stage.kill_bot()
        await village.stage.start_bot()
    await village.stage.settled()
    assert village.rows("SELECT count(*) FROM entries WHERE content LIKE '%次被杀时写的%'") == len(villagers)
    for villager in villagers:
        question = await villager.expect("哪方面的事")
        assert question.buttons
    reporters = "SELECT count(DISTINCT case_id) FROM entries WHERE content LIKE '%次被杀时写的%'"
    assert village.rows(reporters) == len(villagers)


async def test_a_tap_at_the_instant_of_the_kill_assigns_the_case_once(village: Village) -> None:
    villager, cadre = await village.villager(2), village.paired(2)
    await villager.write("点了就杀")
    question = await villager.expect("哪方面的事")
    await villager.tap("代办手续", question)
    await village.stage.kill_bot()
    await village.stage.start_bot()
    await cadre.expect("点了就杀")
    await villager.expect("，由")
    await village.stage.settled()
    events = (
        "SELECT count(*) FROM case_events WHERE step = 'routed' AND case_id = (SELECT max(id) FROM cases)"
    )
    assert village.rows(events) == 1


async def test_a_half_finished_dialogue_survives_a_restart(village: Village) -> None:
    villager, _, _ = await village.matter("先有一件事")
    await villager.tap("反映问题")
    await villager.expect("请说吧")
    await village.stage.restart_bot()
    await villager.write("重启以后才说的事")
    await villager.expect(lambda message: bool(message.buttons) and "哪方面的事" in message.text)
    assert await village.told(villager, "接着原来的事") == 0


async def test_what_telegram_refuses_for_a_while_is_sent_later(village: Village) -> None:
    villager = await village.villager(2)
    await village.stage.settled()
    await village.simulator.faults(kind="http", method="sendMessage", next=3, code=502)
    await villager.write("网络不好的时候")
    await villager.expect("哪方面的事", timeout=20)
    assert await village.told(villager, "哪方面的事") == 1
