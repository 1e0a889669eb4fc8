"""The month-end disclosure: to everybody, once, whatever happened that evening."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from bot.demo.crowd import everybody_else
from bot.simulator.client import PersonHandle
from tests.acceptance.village import Village, open_village

pytestmark = pytest.mark.asyncio(loop_scope="module")

PUBLICATION = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)  # 19:00 in the village
SHEET = "2026年11月公示"


@pytest_asyncio.fixture(loop_scope="module")
async def fresh_village(tmp_path: Path) -> AsyncIterator[Village]:
    """Open a village for one month's end."""
    async with open_village(tmp_path) as village:
        yield village
        assert not village.alarms()


async def sheets(people: list[PersonHandle]) -> list[int]:
    """Return how many disclosures each of these has in his chat."""
    return [sum(SHEET in message.text for message in await person.chat()) for person in people]


async def test_everybody_who_joined_gets_figures_and_items_at_19_o_clock_once(fresh_village: Village) -> None:
    village = fresh_village
    villager, cadre, card = await village.matter("按时答复的事")
    await cadre.write("好了", reply_to=card)
    await choose(cadre, "这是答复")
    other, late, task = await village.matter("超期才答复的事", group=3)
    await village.matter("没有答复的事", group=4)
    complainer = await village.villager(5)
    await complainer.write("要反映的事")
    await choose(complainer, "反映干部")
    await choose(complainer, "不点名")
    await complainer.expect("，由")
    stranger = await village.simulator.person("路人")
    await stranger.start()
    await village.stage.advance(days=8)
    await late.write("办好了，晚了", reply_to=task)
    await choose(late, "这是答复")
    await village.matter("刚来的事", group=4)
    await village.secretary.tap("公示报送")
    await village.secretary.expect("11月30日（星期一）发给全村")
    await village.secretary.write("<修路> & 账目")
    await village.secretary.expect("收下了")
    await village.simulator.set_clock(PUBLICATION.replace(hour=10, minute=59))
    await village.stage.settled()
    people = [villager, other, complainer, *village.officials.values()]
    assert set(await sheets(people)) == {0}
    await village.simulator.set_clock(PUBLICATION)
    await village.stage.settled()
    sheet = await villager.expect(SHEET)
    for line in (
        "收到事项：4件",
        "按时答复：1件",
        "超期答复：1件",
        "还在办：2件，其中超期1件",
        "1. <修路> & 账目",
    ):
        assert line in sheet.text
    await village.stage.restart_bot()
    await village.stage.advance(hours=30)
    assert set(await sheets(people)) == {1}
    assert await sheets([stranger]) == [0]
    await villager.tap("公示栏")
    await choose(villager, "2026年11月")
    again = await villager.expect(SHEET, after=sheet)
    assert again.text == sheet.text


async def test_an_item_that_was_taken_back_doesnt_go_out(fresh_village: Village) -> None:
    village = fresh_village
    villager = await village.villager(2)
    for words in ("要公示的", "不公示了"):
        await village.secretary.tap("公示报送")
        await village.secretary.expect("请写要公示的内容")
        await village.secretary.write(words)
        await village.secretary.expect("收下了")
    await village.secretary.tap("撤回这条")
    await village.secretary.expect("不会发出去")
    await village.simulator.set_clock(PUBLICATION)
    sheet = await villager.expect(SHEET)
    assert "要公示的" in sheet.text
    assert "不公示了" not in sheet.text


async def test_a_bot_that_was_down_at_that_minute_publishes_at_its_start_once(fresh_village: Village) -> None:
    village = fresh_village
    people = [await village.villager(2), await village.villager(3)]
    await village.stage.kill_bot()
    await village.simulator.set_clock(PUBLICATION.replace(hour=20))
    await village.stage.start_bot()
    await village.stage.settled()
    assert await sheets(people) == [1, 1]
    await village.stage.restart_bot()
    await village.stage.settled()
    assert await sheets(people) == [1, 1]


async def test_a_bot_that_was_down_for_two_months_publishes_both(fresh_village: Village) -> None:
    village = fresh_village
    villager = await village.villager(2)
    await village.stage.kill_bot()
    await village.simulator.set_clock(datetime(2027, 1, 2, tzinfo=UTC))
    await village.stage.start_bot()
    await village.stage.settled()
    assert await village.told(villager, SHEET) == 1
    assert await village.told(villager, "2026年12月公示") == 1


async def test_a_kill_in_the_middle_of_the_broadcast_leaves_nobody_out(tmp_path: Path) -> None:
    async with open_village(
        tmp_path, joined=lambda cadre: cadre.is_secretary, messages_per_second=200
    ) as village:
        numbers = [h.number for h in village.stage.roster.households][:40]
        crowd = await everybody_else(village.stage, village.cast, numbers, lambda: None)
        await village.stage.settled()
        people = [*crowd.values(), village.secretary]
        # One of them gets it, but Telegram's answer doesn't reach the bot before it is killed.
        await village.simulator.faults(
            kind="hang", method="sendMessage", chat_id=people[3].id, when="after", next=1, seconds=60
        )
        await village.simulator.set_clock(PUBLICATION)
        await village.until(lambda: village.stage.glance.broadcast()[0] >= 10)
        await village.stage.kill_bot()
        in_flight = village.rows("SELECT count(*) FROM outbox WHERE state = 'sending'")
        sent = sum(await sheets(people))
        assert sent < len(people)
        await village.stage.start_bot()
        await village.stage.settled()
        copies = Counter(await sheets(people))
        assert copies[0] == 0
        assert copies[1] + copies[2] == len(people)
        assert 1 <= copies[2] <= in_flight
        assert not village.alarms()
