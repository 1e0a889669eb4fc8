"""Several processes on one PostgreSQL: each village is served by one, and handed over without loss."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import host, shares
from bot.domain.deployment import Deployment
from bot.simulator.client import SimulatorClient
from bot.simulator.person import PersonHandle
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.telegram import dispatcher
from storage import open_engine
from tests.app.deployed import KEYS, TOKENS, Deployed, until
from tests.postgres import postgres_server, postgres_url
from tests.serving import free_port

__all__ = ["postgres_server", "postgres_url"]

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    world = World(seed=7)
    for key in KEYS:
        world.add_bot(TOKENS[key], f"{key}_bot")
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look more often: how often is not what is tried."""
    monkeypatch.setattr(shares, "LOOK", 0.2)


@pytest.fixture
def processes(sim: SimulatorClient, tmp_path: Path, postgres_url: str) -> list[Deployed]:
    """Two, configured alike."""
    made = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        process = Deployed(tmp_path / name, sim)
        process.found()
        text = process.config.read_text("utf-8")
        line = next(line for line in text.splitlines() if line.startswith("url"))
        process.config.write_text(text.replace(line, f'url = "{postgres_url}"'), "utf-8")
        made.append(process)
    return made


async def settles(url: str, *counts: int) -> Deployment:
    """Wait until all villages are served, by so many processes with so many each; return who does."""
    async with open_engine(url) as engine:
        await engine.migrate()

        async def holds() -> bool:
            served = [each.process for each in (await engine.deployment()).served.values()]
            return sorted(map(served.count, set(served))) == sorted(counts)

        await until(holds)
        return await engine.deployment()


async def test_a_newcomer_gets_its_share_and_whoever_stays_takes_all(
    processes: list[Deployed], postgres_url: str, sim: SimulatorClient
) -> None:
    first, second = processes
    people = {
        key: PersonHandle(sim, (await sim.person(bot=f"{key}_bot")).details, f"{key}_bot") for key in KEYS
    }
    async with contextlib.AsyncExitStack() as stack:
        one = await stack.enter_async_context(contextlib.AsyncExitStack())
        await one.enter_async_context(first.running())
        await first.served(*KEYS)
        before = await settles(postgres_url, 3)
        await stack.enter_async_context(second.running())
        between = await settles(postgres_url, 1, 2)
        (moved,) = [v for v in between.served if between.served[v].process != before.served[v].process]
        assert between.served[moved].epoch == 2
        await first.served(*KEYS)
        for person in people.values():  # whoever is served by whichever process
            await person.start()
            await person.expect()
        await one.aclose()
        await settles(postgres_url, 3)
        await first.served(*KEYS)
        for person in people.values():
            await person.write("我家门口的路灯坏了")
            await person.expect()
    async with open_engine(postgres_url) as engine:
        left = await engine.deployment()
        assert (left.served, dict(left.offers)) == ({}, {})


async def test_one_stands_by_where_there_is_one_village_only(
    processes: list[Deployed], postgres_url: str
) -> None:
    for process in processes:
        for key in KEYS[1:]:
            process.file(key).unlink()
    first, second = processes
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(first.running())
        served = (await settles(postgres_url, 1)).served
        await stack.enter_async_context(second.running())
        async with open_engine(postgres_url) as engine:

            async def both_live() -> bool:
                return len((await engine.deployment()).offers) == 2

            await until(both_live)
            assert [each.epoch for each in (await engine.deployment()).served.values()] == [
                each.epoch for each in served.values()
            ]


async def test_a_webhook_that_another_process_takes_wakes_the_one_that_serves_the_village(
    processes: list[Deployed], sim: SimulatorClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room, name in ((dispatcher, "LOOK_INTERVAL"), (host, "LOOK")):
        monkeypatch.setattr(room, name, 600.0)  # nobody looks without being rung for
    key, near, far = KEYS[0], free_port(), free_port()
    for process, port in zip(processes, (near, far), strict=True):
        process.by_webhook(brought_to=far, listen=port)
        for other in KEYS[1:]:
            process.file(other).unlink()
    first, second = processes
    async with first.running():
        await first.brought(key)
        person = PersonHandle(sim, (await sim.person(bot=f"{key}_bot")).details, f"{key}_bot")
        await person.start()  # nobody listens yet where Telegram brings it
        async with second.running():
            await person.expect()
