"""Several villages in one process: each has its own bot, its own people, and its own trouble."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.app import supervisor as supervisor_module
from bot.roster.sample import sample_roster
from bot.simulator.client import SimulatorClient
from bot.simulator.person import PersonHandle
from bot.simulator.server import running_simulator
from bot.simulator.world import World
from bot.usecases import links
from bot.usecases.roster_import import import_roster
from tests.app.deployed import KEYS, PATIENCE, TOKENS, Deployed, until
from tests.crash.scene import CENTER

WHOLE = "全家共用这部手机"

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
async def sim() -> AsyncIterator[SimulatorClient]:
    world = World(seed=7)
    for key in KEYS:
        world.add_bot(TOKENS[key], f"{key}_bot")
    async with running_simulator(world) as address, SimulatorClient(address) as client:
        yield client


@pytest.fixture
def deployed(sim: SimulatorClient, tmp_path: Path) -> Deployed:
    return Deployed(tmp_path, sim)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look and try again at once: how long they wait is not what is tried."""
    for name, value in (("LOOK", 0.1), ("RETRY", (0.1, 0.2)), ("REJECTED", 0.1)):
        monkeypatch.setattr(supervisor_module, name, value)


async def test_one_person_is_registered_in_two_villages_and_neither_knows_of_the_other(
    deployed: Deployed, sim: SimulatorClient
) -> None:
    deployed.found()
    first, second = "baiceng", "nalang"
    person, cards = await sim.person(bot=f"{first}_bot"), {}
    phones = {first: person, second: PersonHandle(sim, person.details, f"{second}_bot")}
    for key in phones:
        async with deployed.office(key) as office:
            await office.desk.perform(import_roster, sample_roster())
            cards[key] = [card.token for card in await office.store.read(links.cards) if card.household]
    async with deployed.running():
        await deployed.served(*KEYS)
        for place, (key, phone) in enumerate(phones.items()):
            await phone.start(cards[key][place])  # another household in each
            await phone.expect(f"{key}村", timeout=PATIENCE)
            await phone.tap("同意加入")
            await phone.expect(lambda message: message.button(WHOLE) is not None, timeout=PATIENCE)
            await phone.tap(WHOLE)
            await phone.expect(timeout=PATIENCE)
        await phones[second].start(cards[first][7])
        await phones[second].expect(timeout=PATIENCE)
        await phones[first].write("东头的路灯坏了")
        await phones[first].expect(lambda message: message.button(CENTER) is not None, timeout=PATIENCE)
        await phones[first].tap(CENTER)
        await phones[first].expect("，由", timeout=PATIENCE)
        seen = [message.text for message in await phones[second].chat()]
        assert not any("编号" in text for text in seen)
        for key, expected in ((first, 1), (second, 0), ("zhexiang", 0)):
            assert deployed.count(key, "cases") == expected
            assert deployed.count(key, "accounts") == (key in phones)


async def test_a_village_that_fails_harms_no_other_and_is_served_once_it_is_mended(
    deployed: Deployed, sim: SimulatorClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    deployed.found(f'[health]\nlisten = "127.0.0.1:{port}"\n')
    deployed.write("nalang", "20009:REVOKED")
    broken = deployed.folder / "zhexiang.db"
    broken.write_bytes(b"no database, but somebody's spreadsheet " * 200)
    async with deployed.running(), httpx.AsyncClient(trust_env=False) as client:
        await deployed.served("baiceng")
        person = await sim.person(bot="baiceng_bot")
        await person.start()
        await person.expect(timeout=PATIENCE)

        async def seen() -> bool:
            lines = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
            served = {key: f'lianxin_village_served{{village="{key}"}} 1.0' in lines for key in KEYS}
            return served == {"baiceng": True, "nalang": False, "zhexiang": False}

        await until(seen)
        assert "village nalang is not served, try 1 failed" in caplog.text
        assert "TokenRejectedError" in caplog.text
        assert "village zhexiang is not served, try 1 failed" in caplog.text

        deployed.write("nalang")
        broken.unlink()
        await deployed.served(*KEYS)
    assert "REVOKED" not in caplog.text


async def test_a_village_comes_and_goes_while_the_others_are_served(
    deployed: Deployed, sim: SimulatorClient
) -> None:
    deployed.found("", "baiceng", "nalang")
    async with deployed.running():
        await deployed.served("baiceng", "nalang")
        polls = [call for call in await sim.calls(method="getMe") if call["bot"] == "baiceng_bot"]
        deployed.write("zhexiang")
        await deployed.served(*KEYS)
        deployed.file("nalang").unlink()
        await deployed.served("baiceng", "zhexiang")
        deployed.file("baiceng").write_text("name = \n", encoding="utf-8")  # half a change
        deployed.write("nalang")
        await deployed.served(*KEYS)
        after = [call for call in await sim.calls(method="getMe") if call["bot"] == "baiceng_bot"]
        assert len(after) == len(polls), "who was served already, was left alone"


async def test_a_token_that_two_villages_have_keeps_those_two_from_being_served(deployed: Deployed) -> None:
    deployed.found()
    deployed.write("nalang", TOKENS["baiceng"])
    async with deployed.running():
        await deployed.served("zhexiang")
        deployed.write("nalang")
        await deployed.served(*KEYS)
