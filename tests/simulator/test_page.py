"""The page's server side: its files, its words, who may ask, what it is told."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.page_routes import FOLDER
from bot.simulator.server import running_simulator
from bot.simulator.stage import Glance, Jump, Progress, Scenery
from bot.simulator.world import World
from tests.simulator.conftest import bot_of

WORDS = re.compile(r'^  "([\w.]+)": "', re.MULTILINE)
OTHERS_ADDRESS = re.compile(r"(?:https?:)?//(?!www\.w3\.org/)[\w.-]+\.\w+")


def words(language: str) -> list[str]:
    return WORDS.findall((FOLDER / "js" / f"words_{language}.js").read_text(encoding="utf-8"))


def test_both_languages_say_the_same_things() -> None:
    assert len(words("zh")) > 50
    assert words("zh") == words("en")


def test_everything_that_the_page_says_has_words() -> None:
    known = set(words("zh"))
    for path in (FOLDER / "js").glob("*.js"):
        asked = re.findall(r'say\("([\w.]+)"', path.read_text(encoding="utf-8"))
        assert set(asked) <= known, path.name


def test_no_file_of_the_page_names_another_host() -> None:
    for path in FOLDER.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert OTHERS_ADDRESS.findall(text.replace("//127.0.0.1", "")) == [], path.name


async def test_the_page_and_its_parts_are_served_for_no_other_page_to_frame(sim: SimulatorClient) -> None:
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as browser:
        page = await browser.get("/")
        assert page.headers["content-type"].startswith("text/html")
        assert "default-src 'self'" in page.headers["content-security-policy"]
        for address in re.findall(r'(?:href|src)="(/[^"]+)"', page.text):
            assert (await browser.get(address)).status_code == 200, address
        script = await browser.get("/page/js/main.js")
        assert script.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", ["nothing.js", "%2e%2e/server.py", "../server.py", "js", "css/%00.css"])
async def test_nothing_but_the_pages_files_is_served(sim: SimulatorClient, path: str) -> None:
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as browser:
        answer = await browser.get(f"/page/{path}")
    assert answer.status_code in {400, 404}


@pytest.mark.parametrize(
    "headers", [{"origin": "https://example.org"}, {"host": "example.org:80"}, {"origin": "null"}]
)
async def test_another_sites_page_is_turned_away(sim: SimulatorClient, headers: dict[str, str]) -> None:
    async with httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as browser:
        answer = await browser.post("/sim/people", json={"first_name": "外人"}, headers=headers)
        assert answer.status_code == 403
        own = await browser.post("/sim/people", json={"first_name": "村民"}, headers={"origin": sim.base_url})
        assert own.status_code == 200


async def test_a_message_tells_whether_the_bot_has_confirmed_it(
    sim: SimulatorClient, villager: PersonHandle
) -> None:
    async def below() -> tuple[int, int]:
        chat = await sim.get(f"/sim/people/{villager.id}/chat", last=1)
        return chat["messages"][0]["update_id"], chat["confirmed_below"]

    update_id, confirmed_below = await below()
    assert update_id >= confirmed_below
    async with bot_of(sim) as bot:
        await bot.get_updates()
        assert await below() == (update_id, confirmed_below)
        await bot.get_updates(offset=update_id + 1)
    assert await below() == (update_id, update_id + 1)


@asynccontextmanager
async def listening(sim: SimulatorClient, types: str) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """Open a stream of events of these types."""

    async def events(lines: AsyncIterator[str]) -> AsyncIterator[dict[str, Any]]:
        async for line in lines:
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))

    async with (
        httpx.AsyncClient(base_url=sim.base_url, trust_env=False) as browser,
        browser.stream("GET", "/sim/events", params={"types": types}) as stream,
        asyncio.timeout(5),
    ):
        lines = stream.aiter_lines()
        assert (await anext(lines)).startswith(":")
        yield events(lines)


async def test_only_the_events_asked_for_are_streamed(sim: SimulatorClient, villager: PersonHandle) -> None:
    async with listening(sim, "faults,confirmed") as events:
        await villager.write("不在其中")
        fault = await sim.faults(kind="down")
        switched_on = await anext(events)
        assert (switched_on["type"], switched_on["faults"][0]["kind"]) == ("faults", "down")
        await sim.clear_faults(fault)
        assert (await anext(events))["faults"] == []
        async with bot_of(sim) as bot:
            await bot.get_updates(offset=(await bot.get_updates())[-1].update_id + 1)
        assert (await anext(events))["type"] == "confirmed"


async def test_groups_are_listed_with_their_members(sim: SimulatorClient, villager: PersonHandle) -> None:
    group = await sim.group("二组", [villager])
    (found,) = (await sim.get("/sim/groups"))["groups"]
    assert (found["id"], found["title"], found["members"]) == (group, "二组", [villager.id])


class Play:
    """A stage whose bot is killed, and no more."""

    def __init__(self) -> None:
        self.alive = True

    def scenery(self) -> Scenery:
        return Scenery([1, 2, 3], "Asia/Shanghai")

    async def glance(self) -> Glance:
        jump = Jump("month_end", datetime(2026, 11, 30, 11, tzinfo=UTC))
        return Glance(
            running=self.alive, starts=1, counts={"inbox": 2}, broadcast=Progress(3, 4), jumps=[jump]
        )

    async def kill(self) -> None:
        self.alive = False


async def test_a_stage_is_shown_watched_and_its_bot_killed() -> None:
    world = World()
    world.add_bot("1:A", "a_bot")
    async with running_simulator(world, stage=Play()) as address, SimulatorClient(address) as sim:
        setting = await sim.get("/sim/page")
        assert setting["scenery"] == {"cast": [1, 2, 3], "zone": "Asia/Shanghai"}
        assert setting["glance"]["jumps"] == [{"key": "month_end", "to": "2026-11-30T11:00:00+00:00"}]
        assert setting["glance"]["broadcast"] == {"done": 3, "total": 4}
        async with listening(sim, "stage") as events:
            assert (await anext(events))["glance"]["running"] is True
            assert (await sim.post("/sim/stage/kill"))["running"] is False
            assert (await anext(events))["glance"]["running"] is False


async def test_without_a_stage_there_is_nothing_to_kill(sim: SimulatorClient) -> None:
    assert (await sim.get("/sim/page"))["glance"] is None
    with pytest.raises(httpx.HTTPStatusError, match="no bot runs"):
        await sim.post("/sim/stage/kill")
