"""Faults of the machine: the database locked, the disk full, the clock set, the process told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.app import engines
from bot.commands.run import run_bot
from bot.simulator.client import PersonHandle
from storage.engine import open_engine
from tests.acceptance.inside import PATIENCE, Inside, inside
from tests.crash.audit import audit
from tests.crash.deeds import Deeds
from tests.crash.load import Villager
from tests.crash.village import village
from tests.warm import Warm

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(120)]

OPERATOR = 5_000_000_001
"""The first person that a simulator makes: a villager with a second job."""
GRACE = 10.0  # seconds in which a stop has to be done


class Disk:
    """The room that the bot's writing connection has."""

    def __init__(self) -> None:
        self.writer: Any = None

    async def fill(self) -> None:
        """Leave no page that isn't there yet."""
        pages = await self._ask("PRAGMA page_count")
        await self._ask(f"PRAGMA max_page_count = {pages}")

    async def make_room(self) -> None:
        await self._ask("PRAGMA max_page_count = 1000000")

    async def _ask(self, pragma: str) -> int:
        async with self.writer._open.connection.execute(pragma) as cursor:
            return int((await cursor.fetchone())[0])


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    made = Disk()

    @asynccontextmanager
    async def watched(url: str) -> AsyncIterator[object]:
        async with open_engine(url) as engine:
            backend: Any = engine._backend
            made.writer = backend.writer
            yield engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(engines), "open_engine", watched)
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(disk: Disk, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Inside]:
    del disk  # it watches what is opened from now on
    async with inside(tmp_path_factory.mktemp("machine"), writers=20, operator_id=OPERATOR) as made:
        made.given = 1  # the first one is the operator
        await made.start()
        yield made


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.WARNING)
    return caplog


async def test_a_full_disk_stops_the_taking_tells_the_operator_and_loses_nothing(
    place: Inside, disk: Disk, log: pytest.LogCaptureFixture
) -> None:
    operator, villager = place.villagers[0], place.villager()
    await place.settled()
    await disk.fill()
    written = 0
    while "no updates are taken" not in log.text:
        await villager.write("很长的话" * 500)
        written += 1
        assert written < 400
        await asyncio.sleep(0.01)
    await operator.expect("硬盘满了", timeout=PATIENCE)
    stored = place.count("inbox WHERE chat_key = ?", villager.id)
    assert (await place.simulator.stats())["updates_pending"] >= written - stored > 0

    await disk.make_room()
    await operator.expect("又能收消息了", timeout=PATIENCE)
    await place.settled()
    assert place.count("entries WHERE chat_id = ?", villager.id) == written
    assert (
        place.count("cases WHERE reporter_id = (SELECT id FROM accounts WHERE telegram_id = ?)", villager.id)
        == 1
    )
    assert await place.told([operator], "硬盘满了") != []
    assert "很长的话" not in log.text


async def test_a_database_that_another_process_locks_loses_nothing(
    place: Inside, log: pytest.LogCaptureFixture, disk: Disk
) -> None:
    villager = place.villager()
    await disk._ask("PRAGMA busy_timeout = 100")
    with _locked(place.database):
        await villager.write("仓库漏雨")
        async with asyncio.timeout(PATIENCE):
            while "no updates are taken" not in log.text:  # noqa: ASYNC110 - a log sets no event
                await asyncio.sleep(0.02)
        assert (await place.simulator.stats())["updates_pending"] == 1
    await villager.expect("编号", timeout=PATIENCE)
    await place.settled()

    assert place.count("entries WHERE chat_id = ?", villager.id) == 1


@pytest.mark.parametrize("days", [3, -4])
async def test_a_clock_that_jumps_stops_nobody_and_repeats_nothing(place: Inside, days: int) -> None:
    villager, cadre, card = await place.matter(f"时钟跳了{days}天")
    await place.simulator.advance(days=days)
    await cadre.write(f"第{days}次答", reply_to=card)
    await villager.expect(f"第{days}次答", timeout=PATIENCE)
    other = place.villager()
    await other.write("又一件")
    await other.expect("编号", timeout=PATIENCE)
    await place.settled()

    assert len(await place.told([villager], f"第{days}次答")) == 1


async def test_a_second_run_refuses_in_words(place: Inside, tmp_path: Path) -> None:
    said = tmp_path / "said"
    with said.open("w", encoding="utf-8") as out:
        status = await asyncio.to_thread(run_bot, place.folder / "config.toml", out)

    assert status == 1
    assert "已经在这个数据库上运行了" in said.read_text(encoding="utf-8")
    villager = place.villager()
    await villager.write("还在吗")
    await villager.expect("编号", timeout=PATIENCE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM")
async def test_sigterm_under_load_ends_with_status_0_in_time_and_loses_and_repeats_nothing(
    tmp_path: Path, warm: Warm
) -> None:
    async with village(tmp_path, warm, per_second=0, writers=12, audience=0) as made:
        deeds, stop = Deeds(), asyncio.Event()
        people: list[PersonHandle] = [*made.villagers]
        actors = [Villager(person, made.simulator, deeds, seed) for seed, person in enumerate(people)]
        await made.start()
        async with asyncio.TaskGroup() as group:
            for actor in actors:
                group.create_task(actor.live(stop))
            for _ in range(3):
                await asyncio.sleep(1)
                async with asyncio.timeout(GRACE):
                    assert await made.nursery.end(signal.SIGTERM) == 0
                await made.start()
            stop.set()
        for _ in range(2):
            await made.simulator.advance(minutes=11)
            await made.settled()
        report = await audit(made, deeds)
        assert not report.faults
        assert report.twice == 0
        assert await made.nursery.end() == 0


@contextmanager
def _locked(database: Path) -> Iterator[None]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
