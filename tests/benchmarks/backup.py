"""A backup while everybody is busy, and the village restored from it."""

from __future__ import annotations

import asyncio
import sys
import time
from collections import Counter

from tests.benchmarks import past
from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.village import MEGABYTE, Village, village

RATE = 28.0  # messages per second, the default
PAST = 100_000  # cases
PAUSE = 0.25  # seconds from one villager who writes to the next
LOAD = 5.0  # seconds of it before the backup, and after it
PATIENCE = 60.0  # seconds for a question


async def backup() -> list[Figure]:
    """Copy the records during a disclosure to 1,500 chats in which villagers write; kill the bot; restore."""
    async with village(rate=RATE) as made:
        await asyncio.to_thread(past.put_in, made.database, PAST)
        await made.bot.start()
        await made.disclose()
        await made.until(lambda: made.glance.broadcast()[0] > 0)
        waits: list[float] = []
        async with asyncio.TaskGroup() as group:
            stop = asyncio.Event()
            group.create_task(_write(made, waits, stop, group))
            await asyncio.sleep(LOAD)
            written, sent, began = len(waits), made.glance.broadcast()[0], time.monotonic()
            await _lianxin(made, "backup")
            copied = time.monotonic() - began
            written, sent = len(waits) - written, made.glance.broadcast()[0] - sent
            await asyncio.sleep(LOAD)
            stop.set()
        await made.disclosed()
        await made.bot.kill()
        (copy,) = (made.config.parent / "backups").glob("*.backup")
        size = copy.stat().st_size / MEGABYTE
        began = time.monotonic()
        await _lianxin(made, "restore", str(copy))
        restored = time.monotonic() - began
        await made.bot.start()
        now = await made.simulator.clock()
        await made.until(lambda: made.glance.waiting(now).nothing)
        got = await _got(made)
    return [
        Figure("the copy", size, "MB"),
        Figure("copied, opened and counted in", copied, "s"),
        Figure("meanwhile: messages of villagers that became cases", written),
        Figure("meanwhile: messages of the disclosure sent", sent),
        *spread("from writing to the question, before, during and after it", waits),
        Figure("restored in", restored, "s"),
        Figure("people who got the disclosure", sum(1 for times in got.values() if times)),
        Figure("got it again from the restored bot", sum(1 for times in got.values() if times > 1), "", "0"),
    ]


async def _write(made: Village, waits: list[float], stop: asyncio.Event, group: asyncio.TaskGroup) -> None:
    """Let one villager after the other write, each with a case of his own, and note how long he waits."""

    async def one(place: int) -> None:
        began = time.monotonic()
        await made.villagers[place].write(f"备份的时候写的第{place}句")
        await made.villagers[place].expect("哪方面的事", timeout=PATIENCE)
        waits.append(time.monotonic() - began)

    for place in range(len(made.villagers)):
        if stop.is_set():
            break
        group.create_task(one(place))
        await asyncio.sleep(PAUSE)


async def _lianxin(made: Village, *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, "--config", str(made.config),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert await process.wait() == 0


async def _got(made: Village) -> Counter[int]:
    """Return how many messages each person got of the disclosure."""
    calls = await made.simulator.calls(method="sendPhoto")
    return Counter(call["chat_id"] for call in calls if call["ok"])
