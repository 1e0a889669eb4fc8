"""The open house: simulator, bot and sample village behind one page, until it is closed."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.app import open_office
from bot.config.loading import load
from bot.demo.backstage import Backstage
from bot.demo.free_port import first_free
from bot.demo.keeper import Keeper
from bot.demo.settlers import people_the_world, settle
from bot.demo.stage import START, TOKEN, USERNAME, config_file, log_file, stage
from bot.simulator.client import SimulatorClient
from bot.simulator.world import World

PORT: Final = 8080
RATE: Final = 28  # messages per second, the usual setting: month-end takes its real time
BOT_NAME: Final = "联心"
ZONE: Final = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class House:
    """An open house."""

    address: str
    """Of the page."""
    port: int
    folder: Path
    ended: asyncio.Task[None]
    """Keeps the bot; is done, with WillNotRunError, only where the bot can't be kept running."""


@asynccontextmanager
async def open_house(port: int = PORT, *, rate: int = RATE) -> AsyncIterator[House]:
    """Open a village on the first free port from `port` on, and clear it away afterwards.

    Raise OSError where no port is free.
    """
    world = World(start=datetime.fromisoformat(START))
    account = world.add_bot(TOKEN, USERNAME, BOT_NAME)
    backstage = Backstage(account, world.clock, ZONE)
    with tempfile.TemporaryDirectory(prefix="lianxin-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        async with (
            first_free(world, port, backstage) as (address, taken),
            SimulatorClient(address) as simulator,
            stage(folder, simulator=simulator, messages_per_second=rate, bot=False) as made,
        ):
            settled = people_the_world(world, account, made.roster, made.tokens)
            async with open_office(load(config_file(folder), {})) as office:
                await office.desk.perform(settle, settled)
            keeper = Keeper(config_file(folder), log_file(folder))
            backstage.open(settled.cast, made.glance, keeper)
            kept = asyncio.create_task(keeper.run())
            try:
                yield House(address, taken, folder, kept)
            finally:
                kept.cancel()
                await asyncio.gather(kept, return_exceptions=True)
