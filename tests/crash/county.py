"""A county: many villages on one PostgreSQL, and the processes that share them."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import asyncpg

from bot.app import open_office
from bot.config.deployment import read_configuration
from bot.config.settings import Settings
from bot.domain.roster import Roster
from bot.roster.sample import GROUPS, sample_roster
from bot.simulator.client import SimulatorClient
from bot.simulator.spawn import simulator_process
from tests.crash.copied import copy_out
from tests.crash.former import watch
from tests.crash.nursery import nursery
from tests.crash.place import AHEAD, START, Place, join_people
from tests.crash.seat import Seat
from tests.crash.wire import Wire
from tests.warm import Warm

HOUSEHOLDS = 7 * GROUPS
"""Of each village: the sample's first, so that all those are there whom the cadres are paired with."""
AUDIENCE = 2  # of each village: households that only get the disclosure
WAITING = """
SELECT (SELECT count(*) FROM inbox WHERE state = 'new'),
  (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending') AND not_before <= $1),
  (SELECT count(*) FROM reminders WHERE settled_at IS NULL AND due_at <= $1)
"""
LOOK_INTERVAL = 0.2  # seconds between looks
PATIENCE = 180.0  # seconds for everything to settle


@dataclass(slots=True)
class Hamlet(Place):
    """One of the villages; its records are in the county's database, and copied into a file in the end."""

    key: str = ""
    village_id: int = 0
    told: Settings | None = None

    @property
    def settings(self) -> Settings:
        """What the bot runs with."""
        assert self.told is not None
        return self.told

    @property
    def roster(self) -> Roster:
        """A small one."""
        whole = sample_roster()
        return replace(whole, households=whole.households[:HOUSEHOLDS])


@dataclass(slots=True)
class County:
    """Both ends, and those in between."""

    folder: Path
    simulator: SimulatorClient
    admin: Any
    seats: list[Seat]
    hamlets: list[Hamlet]
    pids: dict[str, int] = field(default_factory=dict)
    strikes: int = 0
    """How many blows there were so far."""
    glances: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Whoever looks into the database waits for whoever else does."""

    async def settled(self, patience: float = PATIENCE) -> None:
        """Wait until nothing is left to do at this moment of the simulated time."""
        deadline = time.monotonic() + patience
        while True:
            now = round((await self.simulator.clock() + AHEAD).timestamp() * 1_000_000)
            bots = await asyncio.gather(*(self.simulator.stats(bot=each.bot) for each in self.hamlets))
            waiting = [sum(bot["updates_pending"] for bot in bots), *await self.admin.fetchrow(WAITING, now)]
            if not any(waiting):
                return
            for seat in self.seats:
                seat.check()
            assert time.monotonic() < deadline, f"updates, inbox, outbox, reminders left: {waiting}"
            await asyncio.sleep(LOOK_INTERVAL)

    async def copied(self) -> None:
        """Copy each village's records into its file."""
        for hamlet in self.hamlets:
            await copy_out(self.admin, hamlet.village_id, hamlet.database)


@asynccontextmanager
async def county(
    folder: Path,
    url: str,
    warm: Warm,
    *,
    seats: int,
    hamlets: int,
    per_second: float,
    writers: int = 2,
    watched: bool = True,
) -> AsyncIterator[County]:
    """Found it on an empty schema; no process has begun to live.

    `writers`: villagers of each village; `watched`: whether each transaction notes whose the village is.
    """
    async with AsyncExitStack() as stack:
        simulator = await stack.enter_async_context(
            simulator_process("1:TESTTOKEN", "nobody_bot", start=START.isoformat())
        )
        admin = await asyncpg.connect(url)
        stack.push_async_callback(admin.close)
        villages = folder / "villages"
        villages.mkdir()
        made = County(folder, simulator, admin, [], [])
        base_url = simulator.bot_api_url
        for number in range(1, seats + 1):
            wire = Wire(url)
            await stack.enter_async_context(wire.listening())
            births = stack.enter_context(nursery(warm))
            own = folder / f"seat{number}"
            own.mkdir()
            made.seats.append(
                Seat(f"seat{number}", own, villages, base_url, per_second, wire, births, made.pids)
            )
        await _settle(made, url, villages, hamlets, writers)
        if watched:
            await watch(admin)
        yield made


async def _settle(made: County, url: str, villages: Path, hamlets: int, writers: int) -> None:
    for number in range(1, hamlets + 1):
        key = f"v{number:02d}"
        token = f"{10_000 + number}:TESTTOKEN"
        await made.simulator.add_bot(token, f"{key}_bot")
        (villages / f"{key}.toml").touch(mode=0o600)
        (villages / f"{key}.toml").write_text(f'name = "样{number}村"\ntoken = "{token}"\n', encoding="utf-8")
    config = made.folder / "config.toml"
    config.write_text(
        f'[telegram]\nbase_url = "{made.simulator.bot_api_url}"\n[storage]\nurl = "{url}"\n'
        '[clock]\nsource = "simulator"\n',
        encoding="utf-8",
    )
    for key, settings in read_configuration(config, {}).deployment().villages.items():
        own = made.folder / key
        own.mkdir()
        hamlet = Hamlet(own, made.simulator, bot=f"{key}_bot", key=key, told=settings)
        await join_people(hamlet, writers=writers, audience=AUDIENCE)
        async with open_office(settings) as office:
            hamlet.village_id = office.village.id
        made.hamlets.append(hamlet)
