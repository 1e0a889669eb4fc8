"""A deployment of three villages in the test's own process, against a simulator with a bot for each."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import Office, open_office, run_all
from bot.config.deployment import read_configuration
from bot.config.settings import Settings
from bot.config.watching import Watched
from bot.simulator.client import SimulatorClient

KEYS = ("baiceng", "nalang", "zhexiang")
TOKENS = {key: f"{number}:TESTTOKEN" for number, key in enumerate(KEYS, 20_001)}
PATIENCE = 15.0  # seconds


@dataclass
class Deployed:
    """A configuration with several villages, and the process that serves them."""

    folder: Path
    sim: SimulatorClient
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def config(self) -> Path:
        """Where the configuration is."""
        return self.folder / "config.toml"

    def found(self, more: str = "", *keys: str) -> None:
        """Write the configuration and the villages' files."""
        self.config.write_text(
            f'[telegram]\nbase_url = "{self.sim.bot_api_url}"\nmessages_per_second_per_chat = 0\n'
            f'[storage]\nurl = "sqlite:///{(self.folder / "lianxin.db").as_posix()}"\n'
            f'[clock]\nsource = "simulator"\n{more}',
            encoding="utf-8",
        )
        (self.folder / "villages").mkdir()
        for key in keys or KEYS:
            self.write(key)

    def by_webhook(self, brought_to: int, listen: int) -> None:
        """Have Telegram bring updates to one port, and listen on another or the same one."""
        text = self.config.read_text("utf-8").replace("[telegram]", '[telegram]\nmode = "webhook"')
        ports = f'url = "http://127.0.0.1:{brought_to}/telegram"\nlisten = "127.0.0.1:{listen}"\n'
        self.config.write_text(f"{text}\n[webhook]\n{ports}", "utf-8")

    async def brought(self, *keys: str) -> None:
        """Wait until Telegram knows where to bring these villages' updates."""

        async def holds() -> bool:
            return all([(await self.sim.stats(bot=f"{key}_bot"))["webhook"] for key in keys])

        await until(holds)

    def file(self, key: str) -> Path:
        """Return where a village is written down."""
        return self.folder / "villages" / f"{key}.toml"

    def write(self, key: str, token: str | None = None) -> None:
        """Write a village down."""
        self.file(key).touch(mode=0o600)
        self.file(key).write_text(f'name = "{key}村"\ntoken = "{token or TOKENS[key]}"\n', encoding="utf-8")

    def settings(self, key: str) -> Settings:
        """Return a village's settings."""
        return read_configuration(self.config, {}).deployment().villages[key]

    def office(self, key: str) -> contextlib.AbstractAsyncContextManager[Office]:
        """Open a village's records beside the bot."""
        return open_office(self.settings(key))

    def count(self, key: str, table: str) -> int:
        """Return how many rows a table of a village's database has."""
        with contextlib.closing(sqlite3.connect(self.folder / f"{key}.db")) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    async def served(self, *keys: str) -> None:
        """Wait until these villages' bots poll, and no other's."""

        async def holds() -> bool:
            polls = {key: (await self.sim.stats(bot=f"{key}_bot"))["polling"] for key in KEYS}
            return {key for key, polling in polls.items() if polling} == set(keys)

        await until(holds)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve them all, and stop as a signal does."""
        self.stop = asyncio.Event()
        task = asyncio.create_task(run_all(Watched(read_configuration(self.config, {})).read, stop=self.stop))
        try:
            yield
        finally:
            self.stop.set()
            async with asyncio.timeout(PATIENCE):
                await task


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while not await holds():  # noqa: ASYNC110 - it is another program's state
            await asyncio.sleep(0.05)
