"""How long people wait while a disclosure goes out; beside it python-telegram-bot's own rate limiter."""

from __future__ import annotations

import asyncio
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from bot.domain.centers import CENTER_NAMES_ZH
from bot.roster.sample import sample_roster
from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.seen import SeenChat
from bot.simulator.spawn import simulator_process
from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.village import TOKEN, Village, village

T = TypeVar("T")

RATE = 28.0  # messages per second, the default
SAMPLES = 100
A_SECOND = 1.6
"""Villagers who write each second on average, at random moments; each of them makes four or five calls."""
CENTERS = {cadre.group: CENTER_NAMES_ZH[cadre.centers[0]] for cadre in sample_roster().cadres if cadre.group}
"""For each group, a center in which the cadre who is paired with it sits: nine cadres share the cards."""
CODE = re.compile(r"灯\d{4}号")
RIVALS_SENDS = 1500
ECHO_PATIENCE = 120.0  # seconds


class Arrivals:
    """Notes when each code that was written to the bot first stands in one of some chats."""

    def __init__(self) -> None:
        self._seen: defaultdict[str, asyncio.Future[float]] = defaultdict(
            asyncio.get_running_loop().create_future
        )

    async def of(self, code: str) -> float:
        """Return the monotonic time at which a code was seen."""
        return await self._seen[code]

    async def watch(self, simulator: SimulatorClient, person: PersonHandle) -> None:
        """Watch a person's chat until cancelled."""
        path, version = f"/sim/people/{person.id}/chat", 0
        while True:
            query = {"after_version": version, "wait_seconds": 20}
            chat = SeenChat.of(await simulator.get(path, **query))
            now, version = time.monotonic(), chat.version
            for code in CODE.findall("\n".join(message.text for message in chat.messages)):
                if not self._seen[code].done():
                    self._seen[code].set_result(now)


async def answers() -> list[Figure]:
    """Let villagers write and tap during a disclosure to 1,500 chats, and let others write to the rival."""
    acknowledged, passed_on, refused = await _ours()
    rivals = await _rivals()
    return [
        *spread("from writing to the question", acknowledged, "≤ 250"),
        *spread("from tapping a center to the cadre's card", passed_on, "≤ 250"),
        Figure("answers 429", refused, "", "0"),
        *spread(f"AIORateLimiter, {RIVALS_SENDS:,} queued: from writing to the echo", rivals),
    ]


async def _ours() -> tuple[list[float], list[float], int]:
    async with village(rate=RATE) as made:
        await made.bot.start()
        arrivals = Arrivals()
        watches = [asyncio.create_task(arrivals.watch(made.simulator, cadre)) for cadre in made.cadres]
        try:
            await made.disclose()
            await made.until(lambda: made.glance.broadcast()[0] > 0)
            times = await _spaced([_report(made, arrivals, place) for place in range(SAMPLES)])
            sent, queued = made.glance.broadcast()
            assert sent < queued, "the disclosure was over before the last sample"
        finally:
            for watch in watches:
                watch.cancel()
        refused = (await made.simulator.stats())["too_many_requests"]
        return [ack for ack, _ in times], [passed for _, passed in times], refused


async def _spaced(acts: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """Begin acts at random moments, as independent people do; return what each of them returns."""
    dice, running = random.Random(4), []
    for act in acts:
        running.append(asyncio.create_task(act))
        await asyncio.sleep(dice.expovariate(A_SECOND))
    return await asyncio.gather(*running)


async def _report(made: Village, arrivals: Arrivals, place: int) -> tuple[float, float]:
    """Let one villager write and tap; return how many seconds the question and the cadre's card took."""
    # The groups take turns, and with them their cadres: no one chat's own pace decides.
    group = place % len(CENTERS) + 1
    own = [person for person, theirs in zip(made.villagers, made.groups, strict=True) if theirs == group]
    villager, center, code = own[place // len(CENTERS)], CENTERS[group], f"灯{place:04}号"
    began = time.monotonic()
    await villager.write(f"村口的路灯坏了三天了，{code}")
    question = await villager.expect(lambda message: message.button(center) is not None)
    acknowledged = time.monotonic() - began
    await asyncio.sleep(1.0)  # the time to read it
    began = time.monotonic()
    await villager.tap_button(question.id, button=question.button(center))
    return acknowledged, await arrivals.of(code) - began


async def _rivals() -> list[float]:
    """Return how many seconds each echo took while the rival worked through its own broadcast."""
    async with simulator_process(TOKEN, "lianxin_bot", limits=True) as simulator:
        audience = await simulator.people(RIVALS_SENDS)
        writers = await simulator.people(SAMPLES)
        async with _rival(simulator, audience):
            return await _spaced([_echoed(writer) for writer in writers])


async def _echoed(writer: PersonHandle) -> float:
    began = time.monotonic()
    await writer.write("村口的路灯坏了三天了")
    await writer.expect("路灯", timeout=ECHO_PATIENCE)
    return time.monotonic() - began


@asynccontextmanager
async def _rival(simulator: SimulatorClient, audience: list[PersonHandle]) -> AsyncIterator[None]:
    command = [sys.executable, "-m", "tests.benchmarks.rival", TOKEN, simulator.bot_api_url, str(RATE)]
    chats = [str(person.id) for person in audience]
    process = await asyncio.create_subprocess_exec(*command, *chats, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        await process.stdout.readline()
        yield
    finally:
        process.kill()
        await process.wait()
