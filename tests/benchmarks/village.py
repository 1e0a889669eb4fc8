"""A village whose people have all joined, with a simulator and its bot as processes of their own."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bot.app import Office, open_office
from bot.config.loading import load
from bot.demo.bot_process import BotProcess
from bot.demo.glance import Glance
from bot.domain.people import MembershipState
from bot.ports import Records
from bot.roster.sample import sample_roster
from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.spawn import simulator_process
from bot.usecases.roster_import import import_roster

TOKEN = "10001:BENCHMARK-simulated-token"
EVE = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
"""An hour before the month's disclosure goes out."""
DISCLOSURE = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)
PATIENCE = 600.0  # seconds
MEGABYTE = 1_000_000


class Village:
    """What a benchmark works with."""

    def __init__(self, folder: Path, simulator: SimulatorClient) -> None:
        self.simulator = simulator
        self.database = folder / "lianxin.db"
        self.glance = Glance(self.database)
        self.config = folder / "config.toml"
        self._kept = folder / "kept.db"
        self.bot = BotProcess(self.config, folder / "bot.log", simulator)
        self.log = folder / "bot.log"
        self.villagers: list[PersonHandle] = []
        """One of each account; the 358 households take turns."""
        self.groups: list[int] = []
        """The group of each villager's household."""
        self.cadres: list[PersonHandle] = []
        """In the roster's order: each is paired with the group of his number."""

    @property
    def resident(self) -> float:
        """The bot's resident memory in megabytes."""
        process = self.bot._process
        assert process is not None
        return float(psutil.Process(process.pid).memory_info().rss) / MEGABYTE

    async def disclose(self) -> float:
        """Let the month's disclosure go out; return the monotonic time at which it fell due."""
        began = time.monotonic()
        await self.simulator.set_clock(DISCLOSURE)
        return began

    async def until(self, condition: Callable[[], bool], *, look_every: float = 0.25) -> None:
        """Wait until something is so that other processes bring about."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self.bot.check()
                await asyncio.sleep(look_every)

    async def disclosed(self) -> None:
        """Wait until the whole disclosure has been sent to everybody."""
        everybody = len(self.villagers) + len(self.cadres)
        await self.until(lambda: self.glance.broadcast() == (everybody, everybody))

    def office(self) -> AbstractAsyncContextManager[Office]:
        """Open the records beside the bot."""
        return open_office(load(self.config, {}))

    def keep(self) -> None:
        """Keep the records as they are, while nobody has them open."""
        shutil.copy(self.database, self._kept)

    def restore(self) -> None:
        """Put the records back as they were kept, while nobody has them open."""
        for end in ("-wal", "-shm"):
            self.database.with_name(self.database.name + end).unlink(missing_ok=True)
        shutil.copy(self._kept, self.database)

    def execute(self, *scripts: tuple[str, Sequence[tuple[int, ...]]]) -> None:
        """Run statements, each for many rows of values, in one commit."""
        with closing(sqlite3.connect(self.database, timeout=60)) as connection, connection:
            for statement, rows in scripts:
                connection.executemany(statement, rows)


@asynccontextmanager
async def village(
    *,
    rate: float,
    per_chat: float = 1,
    limits: bool = True,
    villagers: int = 1500,
    start: datetime | None = EVE,
) -> AsyncIterator[Village]:
    """Make a village of Nalang's shape. Its bot is ended at the end of the block, but not started.

    `rate` and `per_chat` are the bot's settings, `limits` the simulator's; without `start` it is now.
    """
    with tempfile.TemporaryDirectory(prefix="lianxin-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        begin = None if start is None else start.isoformat()
        async with simulator_process(TOKEN, "lianxin_bot", start=begin, limits=limits) as simulator:
            made = Village(folder, simulator)
            _write_config(folder, simulator.bot_api_url, rate, per_chat)
            made.cadres = await simulator.people(9)
            made.villagers = await simulator.people(villagers)
            await _join(made)
            try:
                yield made
            finally:
                await made.bot.end()


async def _join(made: Village) -> None:
    async with made.office() as office:
        await office.desk.perform(import_roster, sample_roster())
        now = await made.simulator.clock()

        async def unit(records: Records) -> None:
            cadres = [cadre for cadre in await records.people.cadres() if not cadre.is_township]
            for cadre, person in zip(cadres, made.cadres, strict=True):
                account = await records.accounts.add(person.id, "zh_CN", now)
                await records.accounts.bind_cadre(account.id, cadre.id, now)
            households = await records.people.households()
            for place, person in enumerate(made.villagers):
                account = await records.accounts.add(person.id, "zh_CN", now)
                household = households[place % len(households)]
                made.groups.append(household.group)
                await records.accounts.add_membership(
                    account.id, household.id, None, MembershipState.JOINED, now
                )

        await office.store.transact(unit)


def _write_config(folder: Path, base_url: str, rate: float, per_chat: float) -> None:
    url = f"sqlite:///{(folder / 'lianxin.db').resolve().as_posix()}"
    lines = [
        "[telegram]",
        f"token = {json.dumps(TOKEN)}",
        'username = "lianxin_bot"',
        f"base_url = {json.dumps(base_url)}",
        f"messages_per_second = {rate}",
        f"messages_per_second_per_chat = {per_chat}",
        "[village]",
        'name = "那郎村（示例）"',
        "[storage]",
        f"url = {json.dumps(url)}",
        "[clock]",
        'source = "simulator"',
    ]
    (folder / "config.toml").touch(mode=0o600)
    (folder / "config.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
