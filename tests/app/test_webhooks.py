"""One webhook server for all villages of a process."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.app.host import open_host
from bot.simulator.client import SimulatorClient
from bot.simulator.person import PersonHandle
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.webhooks.keys import key_of
from tests.app.deployed import KEYS, TOKENS, Deployed, until
from tests.serving import free_port

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    world = World(seed=7)
    for key in KEYS:
        world.add_bot(TOKENS[key], f"{key}_bot")
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


async def test_one_server_takes_every_village_s_updates_and_none_by_another_s_secret(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    port, process = free_port(), Deployed(tmp_path, sim)
    process.found()
    process.by_webhook(port, port)
    async with process.running():
        await process.brought(*KEYS)
        for key in KEYS:
            person = PersonHandle(sim, (await sim.person(bot=f"{key}_bot")).details, f"{key}_bot")
            await person.start()
            await person.expect()
        mine, other = (key_of(TOKENS[key]) for key in KEYS[:2])
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            path, secret = f"/telegram/{mine.path}", "X-Telegram-Bot-Api-Secret-Token"
            stolen = await client.post(path, json={"update_id": 1}, headers={secret: other.secret})
            assert stolen.status_code == 404
            process.file(KEYS[0]).unlink()

            async def is_gone() -> bool:
                answer = await client.post(path, json={"update_id": 1}, headers={secret: mine.secret})
                return answer.status_code == 404

            await until(is_gone)
            assert (await client.get("/healthz")).status_code == 200
    for key in KEYS[1:]:
        assert process.count(key, "inbox") == 1


async def test_a_village_that_nobody_serves_just_now_has_telegram_come_again(
    sim: SimulatorClient, tmp_path: Path
) -> None:
    process = Deployed(tmp_path, sim)
    process.found("", KEYS[0])
    process.by_webhook(8080, free_port())
    settings = process.settings(KEYS[0])
    async with open_host(settings) as host:
        assert host.webhooks is not None
        host.webhooks.keep_in_step({KEYS[0]: settings})
        key = key_of(TOKENS[KEYS[0]])
        transport = httpx.ASGITransport(host.webhooks.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://lianxin.invalid") as client:
            headers = {"X-Telegram-Bot-Api-Secret-Token": key.secret}
            answer = await client.post(f"/telegram/{key.path}", json={"update_id": 1}, headers=headers)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
