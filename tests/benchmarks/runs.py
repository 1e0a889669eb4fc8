"""One run of a contestant: 1,500 people write at once, then some more one after the other."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import psutil

from bot.simulator.client import PersonHandle, SimulatorClient

PACE = 20.0  # updates a second, where it is asked how long one takes
WORDS = "村口的路灯坏了三天了"
PATIENCE = 120.0  # seconds
LOOK_EVERY = 0.05  # seconds
AFTERWARDS = 0.3  # seconds in which the last marks are written
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Run:
    """What one run showed."""

    rate: float
    """Updates a second, from the moment they came until the last one's message was asked of Telegram."""
    busy: float
    """Milliseconds of processor time for each update."""
    resident: float
    """Megabytes after the burst."""
    simulator: float
    """Share of one processor that the simulator took meanwhile."""
    waits: Sequence[float] = field(default_factory=tuple)
    """Seconds from an update to its first message, at PACE."""


async def run(
    simulator: SimulatorClient,
    bot: psutil.Process,
    beside: psutil.Process,
    *,
    warmers: Sequence[PersonHandle],
    crowd: Sequence[PersonHandle],
    singles: Sequence[PersonHandle],
) -> Run:
    """Measure a bot that runs; `beside` is the simulator's process."""
    await burst(simulator, warmers)
    before, began, simulators = _cpu(bot), time.monotonic(), _cpu(beside)
    rate = await burst(simulator, crowd)
    share = (_cpu(beside) - simulators) / (time.monotonic() - began)
    await asyncio.sleep(AFTERWARDS)
    busy = 1000 * (_cpu(bot) - before) / len(crowd)
    resident = bot.memory_info().rss / MEGABYTE
    return Run(rate, busy, resident, share, await paced(simulator, singles))


async def burst(simulator: SimulatorClient, people: Sequence[PersonHandle]) -> float:
    """Let people write at the same moment; return how many a second got a message."""
    last = (await simulator.stats())["calls"]
    at = await simulator.many_write(people, WORDS)
    calls = await sent_since(simulator, last, len(people))
    last_at: float = max(call["at"] for call in calls)
    return len(people) / (last_at - at)


async def paced(simulator: SimulatorClient, people: Sequence[PersonHandle]) -> list[float]:
    """Let people write one after the other; return how many seconds each waited for the first message."""
    last = (await simulator.stats())["calls"]
    written: dict[int, float] = {}
    began = time.monotonic()
    for place, person in enumerate(people):
        await asyncio.sleep(began + place / PACE - time.monotonic())
        written[person.id] = await simulator.many_write([person], WORDS)
    calls = await sent_since(simulator, last, len(people))
    first = {call["chat_id"]: call["at"] for call in reversed(calls)}
    return [first[chat] - at for chat, at in written.items()]


async def sent_since(
    simulator: SimulatorClient, last: int, number: int, *, bot: str | None = None
) -> list[dict[str, Any]]:
    """Wait until so many messages were sent since a call, by whichever bot; return those calls.

    `bot`: any of them, where there are several.
    """
    async with asyncio.timeout(PATIENCE):
        while True:
            # The log itself is asked for only when it may hold them all: it is long, and the simulator works.
            while (await simulator.stats(bot=bot))["calls"] < last + number:  # noqa: ASYNC110 - in another process
                await asyncio.sleep(LOOK_EVERY)
            calls = await simulator.calls(after=last, method="sendMessage")
            if sum(call["ok"] for call in calls) >= number:
                return calls
            await asyncio.sleep(LOOK_EVERY)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
