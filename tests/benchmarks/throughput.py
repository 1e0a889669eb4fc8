"""How many updates a second become effects, without any limit on sending."""

from __future__ import annotations

import asyncio
import time

from tests.benchmarks.figures import Figure
from tests.benchmarks.village import Village, village

UPDATES = 1_000
AT_ONCE = 50  # writers who press the button at the same moment
_SETTLED = "SELECT count(*) FROM inbox WHERE state = 'settled'"
_SENT = "SELECT count(*) FROM outbox WHERE state = 'sent'"


async def throughput() -> list[Figure]:
    """Let 1,000 joined villagers write a message each; every one of them opens a case and gets a question."""
    async with village(rate=0, per_chat=0, limits=False) as made:
        await made.bot.start()
        await made.bot.stop()  # what they write waits at Telegram
        await _write(made)
        began = time.monotonic()
        await made.bot.start()
        started = time.monotonic()
        await made.until(lambda: made.glance.row(_SETTLED)[0] >= UPDATES, look_every=0.05)
        settled = time.monotonic()
        await made.until(lambda: made.glance.row(_SENT)[0] >= UPDATES, look_every=0.05)
        sent = time.monotonic()
        calls = await made.simulator.calls(method="sendMessage")
        taken = min(
            call["at"] for call in await made.simulator.calls(method="getUpdates") if call["at"] > began
        )
        last = max(call["at"] for call in calls)
    return [
        Figure("updates settled", UPDATES / (settled - taken), "/s"),
        Figure("updates answered", UPDATES / (last - taken), "/s"),
        Figure("start of the process until it polls", started - began, "s"),
        Figure("until the last mark", sent - taken, "s"),
    ]


async def _write(made: Village) -> None:
    places = asyncio.Semaphore(AT_ONCE)

    async def one(place: int) -> None:
        async with places:
            await made.villagers[place].write("村口的路灯坏了三天了")

    await asyncio.gather(*(one(place) for place in range(UPDATES)))
