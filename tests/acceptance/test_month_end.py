"""The month-end disclosure: to everybody, once, whatever happened that evening."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from bot.demo.crowd import everybody_else
from bot.simulator.client import PersonHandle, SeenMessage
from bot.telegram.sender import WORKERS
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")

PUBLICATION = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)  # 19:00 in the village
SHEET = "公示事项"
"""Stands in every disclosure that somebody gets, and nowhere else."""


@pytest_asyncio.fixture(loop_scope="module")
async def fresh_village(tmp_path: Path, warm: Warm) -> AsyncIterator[Village]:
    """Open a village for one month's end."""
    async with open_village(tmp_path, warm) as village:
        yield village
        assert not village.alarms()


async def sheets(people: list[PersonHandle]) -> list[int]:
    """Return how many disclosures each of these has in his chat."""
    return [sum(SHEET in message.text for message in await person.chat()) for person in people]


async def submit(village: Village, title: str, words: str, *, approved: bool = True) -> None:
    """Let the secretary write an item, and agree to it."""
    secretary = village.secretary
    await secretary.tap("公示报送")
    await choose(secretary, "集体收支")
    await secretary.expect("请先写标题")
    await secretary.write(title)
    await secretary.expect("请写要公示的内容")
    await secretary.write(words)
    await choose(secretary, "报上去")
    if approved:
        await choose(secretary, "同意公示")
        await secretary.expect("同意了")


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
    await submit(village, "<修路> & 账目", "一共 300 元")
    await village.simulator.set_clock(PUBLICATION.replace(hour=10, minute=59))
    await village.stage.settled()
    people = [villager, other, complainer, *village.officials.values()]
    assert set(await sheets(people)) == {0}
    await village.simulator.set_clock(PUBLICATION)
    await village.stage.settled()
    sheet = await villager.expect(SHEET)
    assert sheet.kind == "photo"
    assert "收到事项4件，超期2件，还在办2件" in sheet.text
    await villager.tap("逐条看", sheet)
    item = await villager.expect("<修路> & 账目")
    assert "一共 300 元" in item.text
    await village.stage.restart_bot()
    await village.stage.advance(hours=30)
    assert set(await sheets(people)) == {1}
    assert await sheets([stranger]) == [0]
    await villager.tap("公示栏")
    await choose(villager, "2026年11月")
    again = await villager.expect(SHEET, after=item)
    assert again.text == sheet.text
    assert photo(again) == photo(sheet)
    await village.secretary.expect("发完了")


def photo(message: SeenMessage) -> str:
    """Return Telegram's id of a picture."""
    return str(message.raw["photo"][-1]["file_id"])


async def test_the_picture_is_uploaded_once_for_everybody(fresh_village: Village) -> None:
    village = fresh_village
    people = [await village.villager(2), await village.villager(3)]
    await village.simulator.set_clock(PUBLICATION)
    await village.stage.settled()
    pictures = {photo(await person.expect(SHEET)) for person in [*people, village.secretary]}
    assert len(pictures) == 1


async def test_a_bot_that_was_down_at_that_minute_publishes_at_its_start_once(fresh_village: Village) -> None:
    village = fresh_village
    people = [await village.villager(2), await village.villager(3)]
    await village.stage.kill_bot()
    await village.simulator.set_clock(PUBLICATION.replace(hour=12))
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
    await village.stage.advance(hours=8)  # it was night
    assert await village.told(villager, "2026年11月公示") == 1
    assert await village.told(villager, "2026年12月公示") == 1


async def test_a_kill_in_the_middle_of_the_broadcast_leaves_nobody_out(tmp_path: Path, warm: Warm) -> None:
    async with open_village(
        tmp_path, warm, joined=lambda cadre: cadre.is_secretary, messages_per_second=200
    ) as village:
        numbers = [h.number for h in village.stage.roster.households][:40]
        crowd = await everybody_else(village.stage, village.cast, numbers, lambda: None)
        await village.stage.settled()
        people = [*crowd.values(), village.secretary]
        # One of them gets it, but Telegram's answer doesn't reach the bot before it is killed.
        await village.simulator.faults(
            kind="hang", method="sendPhoto", chat_id=people[3].id, when="after", next=1, seconds=60
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
        assert 1 <= copies[2] <= max(in_flight, WORKERS)  # a claim may leave before it is written down
        assert not village.alarms()
