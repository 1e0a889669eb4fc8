"""A simulator in the test's process, a village's records in a real SQLite file, and a connection."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.ports import Store
from bot.simulator.client import SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.telegram.connection import Connection, connect, connection
from storage import open_engine
from tests.telegram.post import Post

TOKEN = "10001:TESTTOKEN"
PATIENCE = 15.0  # seconds


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    world = World(seed=7, keep_params=True)
    world.add_bot(TOKEN, "lianxin_bot")
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        yield engine.store(await engine.village("那郎村", "Asia/Shanghai", "zh_CN"))


@pytest.fixture
async def telegram(sim: SimulatorClient) -> AsyncIterator[Connection]:
    opened = connection(TOKEN, sim.bot_api_url, f"{sim.base_url}/file/bot", "")
    await connect(opened, asyncio.Event())
    yield opened
    await opened.close()


@pytest.fixture
def clock() -> SystemClock:
    return SystemClock()


@pytest.fixture
def post(telegram: Connection, store: Store, sim: SimulatorClient) -> Post:
    return Post(telegram, store, sim)


@contextlib.asynccontextmanager
async def running(
    part: Callable[[asyncio.Event], Awaitable[None]], *bells: asyncio.Event
) -> AsyncIterator[asyncio.Event]:
    """Run a part of the engine until the end of the block, then stop it as the process does."""
    stop = asyncio.Event()
    task = asyncio.ensure_future(part(stop))
    try:
        yield stop
    finally:
        stop.set()
        for bell in bells:
            bell.set()
        async with asyncio.timeout(PATIENCE):
            await task


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something has become so; fail where it doesn't in time."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():  # noqa: ASYNC110 - the condition may lie in another process
            await asyncio.sleep(0.01)
