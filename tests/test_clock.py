"""The clocks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import SimulatorClock, SystemClock
from bot.simulator.client import SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World

START = datetime(2027, 2, 27, 10, tzinfo=UTC)
PATIENCE = 10.0  # seconds


@pytest.fixture
async def simulator() -> AsyncIterator[SimulatorClient]:
    async with running_simulator(World(start=START)) as address, SimulatorClient(address) as client:
        yield client


@contextlib.asynccontextmanager
async def following(clock: SimulatorClock) -> AsyncIterator[None]:
    task = asyncio.create_task(clock.follow())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def test_the_system_clock_is_aware_and_in_utc() -> None:
    now = SystemClock().now()

    assert now.tzinfo is UTC
    assert abs(datetime.now(UTC) - now) < timedelta(seconds=1)


async def test_the_simulators_time_is_taken_over_at_start(simulator: SimulatorClient) -> None:
    clock = SimulatorClock(simulator.bot_api_url)
    await clock.start()

    assert abs(clock.now() - await simulator.clock()) < timedelta(seconds=1)
    assert clock.now().utcoffset() == timedelta()


async def test_a_jump_either_way_is_followed_and_told(simulator: SimulatorClient) -> None:
    clock, told = SimulatorClock(simulator.bot_api_url), asyncio.Event()
    await clock.start()
    clock.on_jump(told.set)
    async with following(clock), asyncio.timeout(PATIENCE):
        for amount in ({"days": 7}, {"days": -3}):
            told.clear()
            await simulator.advance(**amount)
            await told.wait()
            assert abs(clock.now() - await simulator.clock()) < timedelta(seconds=1)


async def test_a_simulator_that_went_away_is_found_again() -> None:
    told = asyncio.Event()
    async with running_simulator(World(start=START)) as address:
        clock = SimulatorClock(f"{address}/bot")
        await clock.start()
        clock.on_jump(told.set)
    port = int(address.rsplit(":", 1)[1])
    async with following(clock), asyncio.timeout(PATIENCE):
        await asyncio.sleep(0)
        async with running_simulator(World(start=START + timedelta(days=30)), port=port):
            await told.wait()
            assert clock.now() - START > timedelta(days=29)
