"""The agenda, with the simulator's clock and a real database."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.agenda import agenda as agenda_module
from bot.agenda.agenda import Agenda
from bot.clock import SimulatorClock
from bot.domain.reminder import Reminder, ReminderKind
from bot.domain.storing import StorageError
from bot.ports import Records, Store
from bot.simulator.client import SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from storage import open_engine
from tests.telegram.conftest import running, until

pytestmark = pytest.mark.timeout(60)

START = datetime(2026, 11, 24, 8, tzinfo=UTC)
DUE_SOON = ReminderKind.DUE_SOON


class Village:
    """Reminders in a database, a clock that tests set, and an agenda that notes what it settles."""

    def __init__(self, store: Store, clock: SimulatorClock, sim: SimulatorClient) -> None:
        self.store, self.clock, self.sim = store, clock, sim
        self.bell = asyncio.Event()
        self.fired: list[int] = []
        self.failures: dict[int, list[Exception]] = {}
        self.agenda = Agenda(store, clock, self.bell, self.settle)
        clock.on_jump(self.bell.set)

    async def put(self, *subjects: int, after: timedelta) -> None:
        async def unit(records: Records) -> None:
            for subject in subjects:
                await records.reminders.put(DUE_SOON, subject, "", self.clock.now() + after)

        await self.store.transact(unit)
        self.bell.set()

    async def settle(self, reminder: Reminder) -> None:
        if self.failures.get(reminder.subject):
            raise self.failures[reminder.subject].pop()

        async def unit(records: Records) -> bool:
            return await records.reminders.settle(reminder.id, self.clock.now())

        assert await self.store.transact(unit)
        self.fired.append(reminder.subject)

    async def has_fired(self, number: int) -> bool:
        return len(self.fired) >= number


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Village]:
    async with (
        running_simulator(World(start=START)) as address,
        SimulatorClient(address) as sim,
        open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine,
    ):
        await engine.migrate()
        clock = SimulatorClock(sim.bot_api_url)
        await clock.start()
        following = asyncio.create_task(clock.follow())
        yield Village(engine.store(await engine.village("那郎村", "Asia/Shanghai", "zh_CN")), clock, sim)
        following.cancel()


async def test_it_wakes_at_the_due_time_without_being_told(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_module, "IDLE", 300.0)
    await village.put(1, after=timedelta(seconds=0.5))
    async with running(village.agenda.run, village.bell):
        await asyncio.sleep(0)
        assert village.fired == []
        started = time.monotonic()
        await until(lambda: village.has_fired(1))
        assert time.monotonic() - started < 5.0


async def test_an_earlier_reminder_is_not_held_up_by_a_later_one(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_module, "IDLE", 300.0)
    await village.put(1, after=timedelta(days=7))
    async with running(village.agenda.run, village.bell):
        await village.put(2, after=timedelta(seconds=0.3))
        await until(lambda: village.has_fired(1))

    assert village.fired == [2]


async def test_a_jump_of_the_clock_fires_what_it_passed_and_nothing_else(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda_module, "IDLE", 300.0)
    await village.put(1, after=timedelta(days=6))
    await village.put(2, after=timedelta(days=7))
    async with running(village.agenda.run, village.bell):
        await village.sim.advance(days=6, hours=1)
        await until(lambda: village.has_fired(1))
        assert village.fired == [1]
        await village.sim.advance(days=-3)
        await village.sim.advance(days=4)
        await until(lambda: village.has_fired(2))


async def test_what_fell_due_while_it_was_off_fires_at_start_once(village: Village) -> None:
    await village.put(*range(300), after=timedelta(hours=1))
    await village.sim.advance(days=3)
    await until(lambda: _is_past(village, START + timedelta(days=3)))
    for _ in range(2):
        async with running(village.agenda.run, village.bell):
            await until(lambda: village.has_fired(300))

    assert sorted(village.fired) == list(range(300))


async def test_one_that_fails_holds_up_nobody_and_is_tried_again(
    village: Village, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(agenda_module, "RETRY", (0.2, 0.2))
    village.failures[1] = [ValueError("路灯"), ValueError("路灯")]
    await village.put(1, after=timedelta())
    async with running(village.agenda.run, village.bell):
        await until(lambda: _logged(caplog, 1))
        await village.put(2, after=timedelta(seconds=0.1))
        await until(lambda: village.has_fired(2))

    assert sorted(village.fired) == [1, 2]
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 2
    assert "路灯" not in caplog.text


async def test_a_storage_that_fails_is_waited_for(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda_module, "STORE_RETRY", 0.05)
    village.failures[1] = [StorageError() for _ in range(3)]
    await village.put(1, 2, after=timedelta())
    async with running(village.agenda.run, village.bell):
        await until(lambda: village.has_fired(2))

    assert sorted(village.fired) == [1, 2]


async def _is_past(village: Village, at: datetime) -> bool:
    return village.clock.now() >= at


async def _logged(caplog: pytest.LogCaptureFixture, number: int) -> bool:
    return len([record for record in caplog.records if record.levelno == logging.ERROR]) >= number
