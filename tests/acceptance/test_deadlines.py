"""Keeping the commitment: a reminder the day before, honesty when it is late, nothing missed by downtime."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def fresh_village(tmp_path: Path, warm: Warm) -> AsyncIterator[Village]:
    """Open a village for one test that moves the clock by weeks."""
    async with open_village(tmp_path, warm) as village:
        yield village
        assert not village.alarms()


async def test_the_cadre_is_reminded_two_days_and_a_day_before_and_when_late_he_and_the_secretary_are_told(
    fresh_village: Village,
) -> None:
    village = fresh_village
    villager, cadre, card = await village.matter("催一催才办的事")
    number = card.text.split()[1]
    await village.stage.advance(days=4, hours=23, minutes=59)
    assert await village.told(cadre, f"（{number}）最迟") == 0
    await village.stage.advance(minutes=2)
    assert await village.told(cadre, f"（{number}）最迟") == 1
    await village.stage.advance(days=1)
    assert await village.told(cadre, f"（{number}）最迟") == 2
    assert await village.told(village.secretary, number) == 0
    await village.stage.advance(hours=23, minutes=57)
    assert await village.told(cadre, "已经超期") == 0
    await village.stage.advance(minutes=2)
    late = f"反映的“催一催才办的事”（{number}）答应11月23日（星期一）答复，已经超期"
    assert await village.told(cadre, late) == 1
    assert await village.told(village.secretary, f"负责人是{village.cast.paired_with(2).name}") == 1
    assert await village.told(villager, f"{number} 办晚了，对不住。已经告诉支书，今天会有人联系您。") == 1
    reminder = await cadre.expect("已经超期")
    await cadre.write("今天就去办", reply_to=reminder)
    await villager.expect("今天就去办")
    await choose(cadre, "这是答复")
    await cadre.expect("超过了答应的日子")


async def test_what_is_answered_in_time_is_never_reminded_of(fresh_village: Village) -> None:
    village = fresh_village
    _, cadre, card = await village.matter("很快就办好的事")
    await cadre.write("办好了", reply_to=card)
    await choose(cadre, "这是答复")
    await cadre.expect("按时办完")
    await village.stage.advance(days=8)
    assert await village.told(cadre, "已经超期") == 0
    assert await village.told(cadre, "要答复。回复这条") == 0
    assert await village.told(village.secretary, "已经超期") == 0


async def test_what_fell_due_while_the_bot_was_off_is_done_at_its_start_and_once(
    fresh_village: Village,
) -> None:
    village = fresh_village
    villager, cadre, card = await village.matter("停机期间到期的事")
    untapped = await village.villager(3)
    await untapped.write("停机期间没点按钮的事")
    await untapped.expect("哪方面的事")
    await village.stage.settled()
    await village.stage.kill_bot()
    await village.simulator.advance(days=8)
    await village.stage.start_bot()
    await village.stage.settled()
    number = card.text.split()[1]
    await village.stage.restart_bot()
    await village.stage.settled()
    late = f"反映的“停机期间到期的事”（{number}）答应11月23日（星期一）答复，已经超期"
    assert await village.told(cadre, late) == 1
    assert await village.told(village.secretary, f"{number} 答应") == 1
    assert await village.told(village.paired(3), "停机期间没点按钮的事\n") == 1
    assert await village.told(untapped, "，由") == 1
    del villager


async def test_households_that_joined_are_told_to_the_secretary_in_one_message_a_day(
    fresh_village: Village,
) -> None:
    village = fresh_village
    for group in (2, 3, 4):
        await village.villager(group)
    assert await village.told(village.secretary, "新加入") == 0
    await village.stage.advance(hours=12)
    assert await village.told(village.secretary, "新加入3户") == 1
    await village.stage.advance(days=1)
    assert await village.told(village.secretary, "新加入") == 1


async def test_households_that_joined_before_a_downtime_are_told_after_it(fresh_village: Village) -> None:
    village = fresh_village
    await village.villager(2)
    await village.stage.settled()
    await village.stage.kill_bot()
    await village.simulator.advance(days=2)
    await village.stage.start_bot()
    assert await village.told(village.secretary, "新加入1户") == 1
