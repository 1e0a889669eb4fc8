"""The torment: load on a village whose bot is killed at random instants."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from tests.crash.audit import audit
from tests.crash.both_ends import rows_of
from tests.crash.deeds import Deeds
from tests.crash.load import Cadre, Villager
from tests.crash.place import LOOK_INTERVAL, PATIENCE, START
from tests.crash.report import Report
from tests.crash.village import Village, village

RATE = 60  # messages a second: the broadcast then lasts for several lives
LIFE = (0.05, 1.6)  # seconds from birth to kill
BROADCAST_AT = 2  # kills: then the month ends, and everybody gets the disclosure
MONTH_ENDS = START + timedelta(minutes=10)
CHOICES_END = 11  # minutes: longer than any question waits for its tap


async def torment(folder: Path, kills: int, seed: int, *, per_second: float = RATE) -> Report:
    """Kill a new village's bot this many times; return what the audit found in the end."""
    dice = random.Random(seed)
    async with village(folder, per_second=per_second) as made:
        deeds = Deeds()
        async with _load(made, deeds, dice):
            for number in range(kills):
                await made.start()
                if number == BROADCAST_AT:
                    await _planned(made)
                    await made.simulator.set_clock(MONTH_ENDS)
                await asyncio.sleep(dice.uniform(*LIFE))
                await made.kill()
        await made.start()
        await made.settled()
        for _ in ("which case it belongs to", "where the new ones among them go"):
            await made.simulator.advance(minutes=CHOICES_END)
            await made.settled()
        status = await made.rest()
        report = await audit(made, deeds)
        if status != 0:
            report.faults.append(f"SIGTERM ended it with status {status}")
        return report


async def _planned(made: Village) -> None:
    """Wait until some life has lived long enough to plan the month's end: a busy machine is slow."""
    async with asyncio.timeout(PATIENCE):
        while not rows_of(made, "SELECT id FROM reminders WHERE kind = 'disclosure'"):  # noqa: ASYNC110 - a file
            await asyncio.sleep(LOOK_INTERVAL)


@asynccontextmanager
async def _load(made: Village, deeds: Deeds, dice: random.Random) -> AsyncIterator[None]:
    stop = asyncio.Event()
    villagers = [Villager(each, made.simulator, deeds, dice.getrandbits(32)) for each in made.villagers]
    cadres = [Cadre(each, made.simulator, deeds, dice.getrandbits(32)) for each in made.cadres]
    async with asyncio.TaskGroup() as group:
        for actor in (*villagers, *cadres):
            group.create_task(actor.live(stop))
        try:
            yield
        finally:
            stop.set()
