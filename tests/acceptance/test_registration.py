"""代人登记: a matter for somebody without a phone runs like any other; its answer is brought in person."""

from __future__ import annotations

import pytest

from bot.demo.cast import choose
from bot.simulator.client import PersonHandle, SeenMessage
from tests.acceptance.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def register(
    village: Village, clerk: PersonHandle, number: str, words: str, center: str = "代办手续"
) -> SeenMessage:
    """Let a cadre register a matter for a household; return the card of the one who got it."""
    group = int(number.partition("-")[0])
    await clerk.tap("代人登记")
    await clerk.expect("替哪一户登记")
    await clerk.write(number)
    await choose(clerk, number)
    await clerk.expect(f"请说{number}户")
    await clerk.write(words)
    await choose(clerk, center)
    await clerk.expect("，由")
    return await village.paired(group).expect(words)


async def test_it_runs_like_any_other_and_the_answer_is_brought_and_recorded(village: Village) -> None:
    number = village.household(5)
    head = village.cast.household(number).head
    card = await register(village, village.paired(3), number, "老人家的低保证")
    cadre = village.paired(5)
    assert "代登记的，答复请当面告诉" in card.text
    assert head in card.text
    await cadre.tap("当场答复", card)
    await cadre.expect("您下一条就是答复")
    await cadre.write("低保证办好了，明天送来")
    bring = await cadre.expect(f"{number}户（{head}家）收不到消息")
    assert "低保证办好了，明天送来" in bring.text
    await village.stage.advance(days=1)
    assert await village.told(cadre, f"{number}户（{head}家）收不到消息") == 2
    await village.stage.advance(days=1)
    assert await village.told(cadre, f"{number}户（{head}家）收不到消息") == 3
    await cadre.tap("已经当面告诉")
    await cadre.expect("的答复已经当面告诉")
    await village.stage.advance(days=2)
    assert await village.told(cadre, f"{number}户（{head}家）收不到消息") == 3
    case = "state = 'closed' AND reporter_id IS NULL AND registered_by IS NOT NULL AND rating IS NULL"
    assert village.case(case, card.text.split()[1])


async def test_the_household_is_told_that_it_was_registered_and_sees_no_words(village: Village) -> None:
    number = village.household(6)
    villager = await village.cast.join(number)
    card = await register(village, village.paired(6), number, "替他家登记的事")
    told = await villager.expect("替您家登记了一件事")
    assert card.text.split()[1] in told.text
    assert await village.told(villager, "替他家登记的事") == 0


async def test_a_household_is_found_by_its_number_or_a_name_and_asked_for_again_where_it_is_not(
    village: Village,
) -> None:
    number = village.household(7, members=2)
    clerk = village.paired(7)
    await clerk.tap("代人登记")
    await clerk.expect("替哪一户登记")
    await clerk.write("查无此户")
    await clerk.expect("没有找到这一户")
    await clerk.tap("代人登记")
    await clerk.expect("替哪一户登记")
    await clerk.write(village.cast.household(number).members[1].name)
    found = await clerk.expect("是哪一户")
    assert found.button(number) is not None


async def test_the_townships_contact_registers_nothing_and_takes_no_leave(village: Village) -> None:
    for label in ("代人登记", "请假"):
        await village.township.write(label)
        await village.township.expect("找谁请看联系卡")
