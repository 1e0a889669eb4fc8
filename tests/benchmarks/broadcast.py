"""How near a month's disclosure comes to the configured rate, and the highest rate that Telegram takes."""

from __future__ import annotations

import asyncio
import statistics

from tests.benchmarks.figures import Figure
from tests.benchmarks.village import Village, village

RATE = 28.0  # messages per second, the default
RATES = (28.5, 29.0, 29.5, 30.0)  # messages per second
RUNS = 3


async def broadcast() -> list[Figure]:
    """Send a disclosure to 1,500 chats at 28 a second, with Telegram's limits on."""
    reached, refused = await _run(RATE)
    return [
        Figure("rate over the whole run, from falling due to the last message", reached, "messages/s"),
        Figure("share of the configured 28/s", 100 * reached / RATE, "%", "≥ 97"),
        Figure("answers 429", refused, "", "0"),
    ]


async def ceiling() -> list[Figure]:
    """Raise the rate until one of three runs gets a 429."""
    figures = []
    for rate in RATES:
        # Side by side: three bots on one machine disturb each other, which is the worse case.
        runs = await asyncio.gather(*(_run(rate) for _ in range(RUNS)))
        refused = sum(refusals for _, refusals in runs)
        reached = statistics.median(reached for reached, _ in runs)
        figures += [
            Figure(f"answers 429 in three runs at {rate}/s", refused),
            Figure(f"share of {rate}/s", 100 * reached / rate, "%"),
        ]
        if refused:
            break
    return figures


async def _run(rate: float) -> tuple[float, int]:
    async with village(rate=rate) as made:
        await made.bot.start()
        return await _sent(made)


async def _sent(made: Village) -> tuple[float, int]:
    """Return the rate that was reached, and how many calls were refused."""
    began = await made.disclose()
    await made.disclosed()
    calls = [call for call in await made.simulator.calls(method="sendPhoto") if call["ok"]]
    refused = (await made.simulator.stats())["too_many_requests"]
    return len(calls) / (max(call["at"] for call in calls) - began), refused
