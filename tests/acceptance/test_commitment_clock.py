"""The clock of the commitment: who is reminded, when, and what comes when nobody does anything."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def hour_of(village: Village) -> tuple[int, int]:
    local = await village.now() + timedelta(hours=8)
    return (local.hour, local.minute)


async def until(village: Village, hour: int, minute: int = 0) -> None:
    """Let time pass until the village's clock says so."""
    now = await hour_of(village)
    minutes = (hour * 60 + minute - now[0] * 60 - now[1]) % (24 * 60)
    await village.stage.advance(minutes=minutes)


async def test_nobody_has_looked_for_a_day_the_cadre_is_asked_once(village: Village) -> None:
    _, cadre, card = await village.matter("没人看的事", group=3)
    _, other, seen = await village.matter("有人看的事", group=4)
    await other.tap("转办", seen)  # he looked, whatever comes of it
    await other.expect("转给谁办")
    await village.stage.advance(days=1)
    assert await village.told(cadre, "交给您一天了，还没有动静") == 1
    assert await village.told(other, "交给您一天了，还没有动静") == 0
    await village.stage.advance(days=1)
    assert await village.told(cadre, "交给您一天了，还没有动静") == 1
    assert "没人看的事" in (await cadre.expect("还没有动静")).text
    del card


async def test_the_whole_way_from_the_promise_to_the_township(village: Village) -> None:
    await until(village, 9)
    villager, cadre, card = await village.matter("拖了很久的事", group=5)
    number, name = card.text.split()[1], village.cast.paired_with(5).name
    await village.stage.advance(days=5, minutes=1)
    assert await village.told(cadre, f"（{number}）最迟") == 1  # two days before
    await village.stage.advance(days=1)
    assert await village.told(cadre, f"（{number}）最迟") == 2  # and one
    await village.stage.advance(days=1)
    assert await village.told(cadre, f"（{number}）答应") == 1
    assert await village.told(village.secretary, f"{number} 答应") == 1
    assert await village.told(villager, f"{number} 办晚了，对不住。已经告诉支书") == 1
    for _ in range(3):
        await village.stage.advance(days=1)
    assert await village.told(cadre, f"（{number}）答应") == 4  # daily
    assert await village.told(village.secretary, f"{number} 答应") == 1
    assert await village.told(villager, "办晚了") == 1
    assert await village.told(village.township, number) == 0
    await village.stage.advance(days=4)
    assert await village.told(village.township, f"{number} 答应") == 1
    told = next(m.text for m in await village.township.chat() if number in m.text)
    assert name in told
    assert "拖了很久的事" not in told
    await cadre.write("对不住，办好了", reply_to=card)
    await choose(cadre, "这是答复")
    await cadre.expect("超过了答应的日子")
    before = await village.told(cadre, number)
    await village.stage.advance(days=2)
    assert await village.told(cadre, number) == before  # no reminder after the answer


async def test_reminders_keep_to_humane_hours_and_the_deadline_does_not(village: Village) -> None:
    await until(village, 23)
    _, cadre, card = await village.matter("半夜写的事", group=6)
    number = card.text.split()[1]
    await village.stage.advance(days=1, minutes=2)
    assert await village.told(cadre, f"（{number}）交给您一天了") == 0
    await until(village, 7, 29)
    assert await village.told(cadre, f"（{number}）交给您一天了") == 0
    await until(village, 7, 31)
    assert await village.told(cadre, f"（{number}）交给您一天了") == 1
    await village.stage.advance(days=5)
    await until(village, 23, 30)  # a week after the message, the promise is broken
    assert await village.told(cadre, f"（{number}）答应") == 0
    await cadre.tap("我的任务")
    await cadre.write("刚办好", reply_to=card)
    await choose(cadre, "这是答复")
    await cadre.expect("超过了答应的日子")


async def test_without_a_reaction_he_is_asked_once_and_then_it_is_closed_but_never_as_satisfied(
    village: Village,
) -> None:
    await until(village, 10)
    villager, cadre, card = await village.matter("没有回音的事", group=7)
    number = card.text.split()[1]
    await cadre.write("办好了", reply_to=card)
    await choose(cadre, "这是答复")
    await cadre.expect("按时办完")
    await village.stage.advance(days=2, hours=23)
    assert await village.told(villager, "已经答复您了") == 0
    await village.stage.advance(hours=2)
    assert await village.told(villager, f"{number} 已经答复您了。解决了吗") == 1
    await village.stage.advance(days=2, hours=22)
    assert village.case("state = 'answered'", number)
    await village.stage.advance(hours=3)
    assert village.case("state = 'closed' AND outcome = 'no_reaction' AND rating IS NULL", number)
    assert await village.told(villager, "已经答复您了") == 1


async def test_the_digest_comes_at_eight_to_those_who_have_something_due(village: Village) -> None:
    await until(village, 12)
    _, cadre, card = await village.matter("早上要提醒的事", group=8)
    idle = village.paired(9)
    await until(village, 7, 59)
    assert await village.told(cadre, "早上好") == 0
    await village.stage.advance(minutes=2)
    assert await village.told(cadre, "早上好") == 1
    assert await village.told(idle, "早上好") == 0
    await village.stage.advance(days=6)
    assert re.search(f"今天要答复：.*{card.text.split()[1]}", await _newest(village, cadre, "早上好"))
    for message in await cadre.chat():
        assert "早上好" not in message.text or "早上要提醒的事" not in message.text


async def _newest(village: Village, person: PersonHandle, words: str) -> str:
    await village.stage.settled()
    return [m.text for m in await person.chat() if words in m.text][-1]
