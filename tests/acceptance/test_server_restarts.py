"""The PostgreSQL server restarts and crashes while people write: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

from bot.simulator.client import PersonHandle
from tests.acceptance.village import Village, open_village
from tests.own_server import OwnServer, own_server
from tests.warm import Warm

PATIENCE = 40.0  # seconds
GROUPS = (2, 3, 4, 5, 6, 7)
PACE = 0.7  # seconds between two messages of one villager; more than 20 a minute would be asked about
MOST = 18
AWAY = 1.0  # seconds


async def test_the_servers_restarts_and_crashes_lose_nothing_repeat_nothing_and_need_nobody(
    tmp_path: Path, warm: Warm
) -> None:
    with own_server() as server:
        async with open_village(tmp_path, warm, server=server.url) as village:
            villagers = [await village.villager(group) for group in GROUPS]
            calm = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                writing = [group.create_task(_writes(villager, calm)) for villager in villagers]
                await _trouble(server)
                calm.set()
            written = {words for task in writing for words in task.result()}
            await village.stage.settled()
            await village.stage.advance(minutes=11)  # what is gathered into one message goes out
            assert len(written) > len(GROUPS)
            await _each_is_there_once(village, written)
            await village.matter("都好了以后的事", group=8)
            # The log says that the server was away, and nothing worse.
            assert not [line for line in village.alarms() if " ERROR " not in line]
            await village.stage.stop_bot()


async def _writes(villager: PersonHandle, calm: asyncio.Event) -> list[str]:
    """Raise a matter and go on about it until the server is well again; return all that was written."""
    written = [f"〔{villager.id}-0〕"]
    await villager.write(written[0])
    question = await villager.expect("哪方面的事", timeout=PATIENCE)
    await villager.tap("代办手续", question)
    told = await villager.expect("，由", timeout=PATIENCE)
    for number in count(1):
        written.append(f"〔{villager.id}-{number}〕")
        await villager.write(written[-1], reply_to=told)
        await asyncio.sleep(PACE)
        if calm.is_set() or number == MOST:
            break
    return written


async def _trouble(server: OwnServer) -> None:
    await server.restart("fast")
    await asyncio.sleep(AWAY)
    await asyncio.to_thread(server.stop, "immediate")
    await asyncio.sleep(AWAY)
    await asyncio.to_thread(server.start)


async def _each_is_there_once(village: Village, written: set[str]) -> None:
    shown = [
        message.text
        for cadre in village.officials.values()
        for message in await cadre.chat()
        if message.from_bot
    ]
    for words in written:
        assert village.rows(f"SELECT count(*) FROM entries WHERE content LIKE '%{words}%'") == 1, words  # noqa: S608
        assert sum(text.count(words) for text in shown) == 1, words
