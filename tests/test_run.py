"""The whole bot, joined by its composition root, against the simulator; and as the process that it is."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import run
from bot.config.settings import Settings
from bot.domain.storing import AlreadyRunningError
from bot.simulator.client import SimulatorClient
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.telegram.connection import TokenRejectedError

pytestmark = pytest.mark.timeout(60)

TOKEN = "10001:TESTTOKEN"
PATIENCE = 15.0  # seconds


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    world = World(seed=7)
    world.add_bot(TOKEN, "lianxin_bot")
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


def settings_for(sim: SimulatorClient, folder: Path, token: str = TOKEN) -> Settings:
    return Settings.model_validate(
        {
            "telegram": {"token": token, "base_url": sim.bot_api_url},
            "village": {"name": "那郎村"},
            "storage": {"url": f"sqlite:///{folder / 'village.db'}"},
            "clock": {"source": "simulator"},
        }
    )


@contextlib.asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(run(settings, stop=stop))
    try:
        yield
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE):
            await task


async def polls(sim: SimulatorClient) -> None:
    async with asyncio.timeout(PATIENCE):
        while not (await sim.stats())["polling"]:  # noqa: ASYNC110 - it is another program's state
            await asyncio.sleep(0.02)


async def test_a_stranger_who_presses_start_gets_an_answer(sim: SimulatorClient, tmp_path: Path) -> None:
    person = await sim.person()
    async with running(settings_for(sim, tmp_path)):
        await person.start()
        await person.expect()


async def test_what_was_written_while_the_bot_was_off_is_answered_at_start(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    person = await sim.person()
    await person.start()
    async with running(settings_for(sim, tmp_path)):
        await person.expect()


async def test_a_webhook_is_taken_away_and_its_updates_are_not(sim: SimulatorClient, tmp_path: Path) -> None:
    await _call(sim, "setWebhook", url="http://127.0.0.1:9/nobody")
    person = await sim.person()
    await person.start()
    async with running(settings_for(sim, tmp_path)):
        await person.expect()


async def test_a_second_bot_on_the_same_database_is_refused(sim: SimulatorClient, tmp_path: Path) -> None:
    settings = settings_for(sim, tmp_path)
    async with running(settings):
        await polls(sim)
        with pytest.raises(AlreadyRunningError):
            await run(settings)


async def test_a_token_that_telegram_does_not_know_is_not_quoted(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    with pytest.raises(TokenRejectedError) as caught:
        await run(settings_for(sim, tmp_path, "10002:WRONGTOKEN"))

    assert "WRONG" not in f"{caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM")
async def test_sigterm_ends_the_process_with_status_0(sim: SimulatorClient, tmp_path: Path) -> None:
    process = await _process(sim, tmp_path)
    await polls(sim)
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(PATIENCE):
        _, log = await process.communicate()
    (tmp_path / "bot.log").write_bytes(log)  # the run's search for traces of people looks there

    assert process.returncode == 0, log.decode()
    assert "TESTTOKEN" not in log.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGTERM")
async def test_sigterm_ends_it_while_telegram_is_out_of_reach(sim: SimulatorClient, tmp_path: Path) -> None:
    await sim.faults(kind="down")
    process = await _process(sim, tmp_path)
    async with asyncio.timeout(PATIENCE):
        while not await sim.calls(method="getMe"):  # noqa: ASYNC110 - it is another program's state
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        _, log = await process.communicate()
    (tmp_path / "bot.log").write_bytes(log)  # the run's search for traces of people looks there

    assert process.returncode == 0, log.decode()


async def _process(sim: SimulatorClient, folder: Path) -> asyncio.subprocess.Process:
    config = folder / "config.toml"
    config.touch(mode=0o600)
    config.write_text(
        f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{sim.bot_api_url}"\n[village]\nname = "那郎村"\n'
        f'[storage]\nurl = "sqlite:///{(folder / "village.db").as_posix()}"\n',
        encoding="utf-8",
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANXIN_")}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--config", str(config),
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE, env=environment,
    )  # fmt: skip


async def _call(sim: SimulatorClient, method: str, **parameters: object) -> None:
    await sim.post(f"/bot{TOKEN}/{method}", dict(parameters))
