"""Three months of disclosures, with kill -9 in each: collected, reviewed, published, questioned."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.demo.cast import choose
from bot.demo.crowd import everybody_else
from bot.simulator.client import PersonHandle, SeenMessage
from bot.telegram.sender import WORKERS
from tests.acceptance.village import Village, open_village
from tests.warm import Warm

pytestmark = pytest.mark.asyncio(loop_scope="module")

ZONE = ZoneInfo("Asia/Shanghai")
START = "2027-02-22T01:00:00+00:00"  # a Monday, 9:00 in the village
FEBRUARY, MARCH, APRIL = date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)
OUT = "公示事项"
"""Stands in every disclosure that somebody gets, and nowhere else."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return an instant by the clock on the village's wall."""
    return datetime.combine(day, time(hour, minute), tzinfo=ZONE).astimezone(UTC)


@dataclass
class Months:
    """The village, and what everybody has been told so far."""

    village: Village
    crowd: list[PersonHandle]
    seen: dict[int, int] = field(default_factory=dict)

    @property
    def everybody(self) -> list[PersonHandle]:
        return [*self.crowd, *self.village.officials.values()]

    async def clock(self, to: datetime) -> None:
        await self.village.simulator.set_clock(to)

    async def fresh(self) -> dict[int, int]:
        """Return how many disclosures each person got since this was last asked."""
        counts = {
            person.id: sum(OUT in message.text for message in await person.chat())
            for person in self.everybody
        }
        new = {who: count - self.seen.get(who, 0) for who, count in counts.items()}
        self.seen = counts
        return new

    async def disclosed(self) -> int:
        return self.village.rows("SELECT count(*) FROM disclosures")

    async def write_item(self, title: str, words: str) -> None:
        """Let a center's lead write an item; the bot is killed between title and words."""
        author = self.village.paired(2)
        await author.tap("公示报送")
        await choose(author, "集体收支")
        await author.expect("请先写标题")
        await author.write(title)
        await author.expect("请写要公示的内容")
        await self.village.stage.kill_bot()
        await author.write(words)
        await self.village.stage.start_bot()
        await self.village.stage.settled()
        await choose(author, "报上去")
        await author.expect("报上去了")

    async def approve(self, title: str) -> None:
        secretary = self.village.secretary
        await secretary.tap("审核公示")
        await choose(secretary, title)
        card = await secretary.expect(lambda m: m.button("同意公示") is not None and title in m.text)
        await secretary.tap("同意公示", card)
        await secretary.expect("同意了")

    async def read_all(self, person: PersonHandle, month: str) -> SeenMessage:
        """Return a month's disclosure as text, from 公示栏."""
        await person.tap("公示栏")
        await choose(person, month)
        return await person.expect(f"{month}公示")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def months(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> AsyncIterator[Months]:
    folder: Path = tmp_path_factory.mktemp("months")
    async with open_village(
        folder,
        warm,
        start=START,
        messages_per_second=60,
        joined=lambda cadre: cadre.is_secretary or cadre.group == 2 or cadre.is_township,
    ) as village:
        numbers = [h.number for h in village.stage.roster.households if h.group == 3][:24]
        crowd = await everybody_else(village.stage, village.cast, numbers, lambda: None)
        await village.stage.settled()
        yield Months(village, list(crowd.values()))
        assert not village.alarms()


async def test_february_a_kill_at_the_very_minute(months: Months) -> None:
    village = months.village
    await months.clock(at(FEBRUARY.replace(day=25), 8, 1))
    await village.secretary.expect("这个月有哪些要公示的")
    await months.write_item("二月账目", "收 300 元")
    await months.approve("二月账目")
    await months.clock(at(FEBRUARY, 8, 1))
    await village.secretary.expect("1条都审过了")  # the 28th is the day itself: one reminder
    await months.clock(at(FEBRUARY, 18, 59))
    await village.stage.settled()
    assert await months.disclosed() == 0
    await months.clock(at(FEBRUARY, 19))
    await village.stage.kill_bot()
    await village.stage.start_bot()
    await village.stage.settled()
    assert await months.disclosed() == 1
    got = await months.fresh()
    assert min(got.values()) == 1
    assert sum(count - 1 for count in got.values()) <= WORKERS  # those on their way when it died
    asker = months.crowd[0]
    await choose(asker, "逐条看")
    await choose(asker, "提问质询")
    await asker.expect("您想问什么")
    await asker.write("三百元是哪来的")
    await choose(asker, "能，不写名字")
    await asker.expect("问题登在这一条下面")


async def test_march_a_kill_in_the_middle_of_the_broadcast(months: Months) -> None:
    village = months.village
    card = await village.secretary.expect("三百元是哪来的")
    await village.secretary.write("鱼塘租金", reply_to=card)
    await choose(village.secretary, "这是答复")
    await village.stage.settled()
    await months.clock(at(MARCH.replace(day=25), 8, 1))
    await months.write_item("三月账目", "支 200 元")
    await months.approve("三月账目")
    await village.simulator.faults(
        kind="hang", method="sendPhoto", chat_id=months.crowd[5].id, when="after", next=1, seconds=60
    )
    await months.clock(at(MARCH, 19))
    await village.until(
        lambda: (
            village.rows("SELECT count(*) FROM outbox WHERE key LIKE 'disclosure:2:%' AND state = 'sent'")
            >= 6
        )
    )
    await village.stage.kill_bot()
    await village.stage.start_bot()
    await village.stage.settled()
    assert await months.disclosed() == 2
    got = await months.fresh()
    assert min(got.values()) == 1
    assert sum(count - 1 for count in got.values()) <= WORKERS  # those on their way when it died
    reader = months.crowd[1]
    await choose(reader, "换个看法")
    await choose(reader, "全部文字")
    march = await reader.expect(lambda m: "2027年3月公示" in m.text and "收到事项：" in m.text)
    asked = march.text[march.text.index("上月公示的提问和答复") :]
    assert "三百元是哪来的" in asked
    assert "鱼塘租金" in asked
    assert "三月账目" in march.text
    await months.fresh()


async def test_april_a_week_of_downtime(months: Months) -> None:
    village = months.village
    await months.clock(at(APRIL.replace(day=25), 8, 1))
    await months.write_item("四月账目", "收 100 元")
    await months.approve("四月账目")
    await months.write_item("没审的", "支 50 元")
    await village.stage.kill_bot()
    await months.clock(at(date(2027, 5, 7), 2))
    await village.stage.start_bot()
    await village.stage.settled()
    await village.stage.kill_bot()
    await village.stage.start_bot()
    await village.stage.settled()
    assert await months.disclosed() == 3
    assert set((await months.fresh()).values()) == {0}
    sheet = await months.read_all(months.crowd[2], "2027年4月")
    assert "应当4月30日（星期五）公示，5月7日（星期五）补上" in sheet.text
    await months.fresh()
    await months.clock(at(date(2027, 5, 7), 7, 29))
    await village.stage.settled()
    assert set((await months.fresh()).values()) == {0}
    await months.clock(at(date(2027, 5, 7), 7, 30) + timedelta(seconds=1))
    await village.stage.settled()
    text_reader = months.crowd[1]
    whole = await text_reader.expect("2027年4月公示")
    assert "四月账目" in whole.text
    assert "第1条：集体收支" in whole.text[whole.text.index("审核") :]
    assert "没审的" not in whole.text
    got = await months.fresh()
    assert {count for who, count in got.items() if who != text_reader.id} == {1}
    # What February and March said is there for whoever looks, each month once.
    await months.crowd[3].tap("公示栏")
    page = await months.crowd[3].expect("您要看哪个月的")
    assert [row[0] for row in page.buttons] == ["2027年4月", "2027年3月", "2027年2月"]
