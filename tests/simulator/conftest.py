"""A simulator inside the test's process, with python-telegram-bot's client and one villager."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World

TOKEN = "10001:TESTTOKEN"
START = datetime(2026, 10, 1, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it, python-telegram-bot warns at every RetryAfter, and warnings are errors here.
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def world() -> World:
    """Return a world with one bot."""
    world = World(start=START, seed=7, keep_params=True)
    world.add_bot(TOKEN, "lianxin_bot")
    return world


@pytest.fixture
async def sim(world: World) -> AsyncIterator[SimulatorClient]:
    """Serve that world and yield a client of its person side."""
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


def bot_of(sim: SimulatorClient, token: str = TOKEN, read_timeout: float = 5.0) -> Bot:
    """Return python-telegram-bot's client of a simulated bot."""
    sending, polling = (
        HTTPXRequest(read_timeout=read_timeout, httpx_kwargs={"trust_env": False}) for _ in range(2)
    )
    files = f"{sim.base_url}/file/bot"
    return Bot(
        token, base_url=sim.bot_api_url, base_file_url=files, request=sending, get_updates_request=polling
    )


@pytest.fixture
async def bot(sim: SimulatorClient) -> AsyncIterator[Bot]:
    """Yield the bot's client, initialized."""
    async with bot_of(sim) as client:
        yield client


@pytest.fixture
async def villager(sim: SimulatorClient) -> PersonHandle:
    """Return somebody who has pressed start; message 1 of the chat is that."""
    person = await sim.person("韦大山", phone="+8613900000001")
    await person.start()
    return person
