"""The stage: a village with its bot and its people's phones, on this machine alone, gone afterwards."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final

from bot.app import open_office
from bot.config.loading import load
from bot.demo.bot_process import BotProcess
from bot.demo.glance import Glance
from bot.demo.launching import Launch, launch
from bot.domain.roster import Roster
from bot.roster.sample import sample_roster
from bot.simulator.client import SimulatorClient
from bot.simulator.spawn import simulator_process
from bot.usecases import links
from bot.usecases.roster_import import import_roster

TOKEN: Final = "10001:ONSTAGE-simulated-token"  # noqa: S105 - a made-up token of a made-up bot
USERNAME: Final = "lianxin_bot"
VILLAGE: Final = "那郎村（示例）"
START: Final = "2026-11-16T00:30:00+00:00"  # a Monday, 8:30 in the village
RATE: Final = 500  # messages per second; Telegram would take 28
SETTLE_TIMEOUT: Final = 30.0  # seconds of real time
AHEAD: Final = timedelta(seconds=1)
LOOK_INTERVAL: Final = 0.02  # seconds of real time between two looks


class NotSettledError(AssertionError):
    """Something is still to be done after the longest time that was granted."""


class Stage:
    """Everything that a story needs: the simulator, the bot, the cards that were handed out."""

    def __init__(
        self,
        folder: Path,
        simulator: SimulatorClient,
        roster: Roster,
        tokens: Mapping[str, str],
        glance: Glance,
        launch: Launch = launch,
    ) -> None:
        self.folder = folder
        self.simulator = simulator
        self.roster = roster
        self.tokens = tokens
        """What stands on the cards: by household number, or by a cadre's name."""
        self.glance = glance
        self.bot = BotProcess(config_file(folder), log_file(folder), simulator, launch)

    async def start_bot(self) -> None:
        """Start the bot and wait until it polls."""
        await self.bot.start()

    async def stop_bot(self) -> None:
        """Stop the bot with SIGTERM; raise BotEndedError unless it ends with status 0."""
        await self.bot.stop()

    async def kill_bot(self) -> None:
        """Kill the bot (-9)."""
        await self.bot.kill()

    async def restart_bot(self) -> None:
        """Stop the bot and start it again."""
        await self.bot.stop()
        await self.bot.start()

    async def settled(self, timeout: float = SETTLE_TIMEOUT) -> None:  # noqa: ASYNC109 - as a test reads best
        """Wait until nothing is to be done now: no update, no message, no reminder that is due.

        Raise NotSettledError after `timeout` seconds of real time, BotEndedError if the bot ended by itself.
        """
        deadline = time.monotonic() + timeout
        while True:
            self.bot.check()
            unconfirmed = (await self.simulator.stats())["updates_pending"]
            # A moment ahead: what is put in between the two looks is due later than the first of them.
            waiting = self.glance.waiting(await self.simulator.clock() + AHEAD)
            if not unconfirmed and waiting.nothing:
                return
            if time.monotonic() > deadline:
                raise NotSettledError(f"after {timeout:g} s: {unconfirmed} unconfirmed updates, {waiting}")
            await asyncio.sleep(LOOK_INTERVAL)

    async def advance(self, **amount: float) -> None:
        """Let days=, hours=, minutes= or seconds= pass, and wait until all that fell due is done."""
        await self.simulator.advance(**amount)
        await self.settled()

    def log_tail(self, lines: int = 30) -> str:
        """Return the last lines that the bot logged."""
        return self.bot.log_tail(lines)


@asynccontextmanager
async def stage(
    folder: Path | None = None,
    *,
    roster: Roster | None = None,
    start: str = START,
    messages_per_second: int = RATE,
    bot: bool = True,
    simulator: SimulatorClient | None = None,
    storage: str = "",
    glance: Glance | None = None,
    launch: Launch = launch,
    webhook_port: int | None = None,
) -> AsyncIterator[Stage]:
    """Set the stage in `folder` (or in a temporary one) and clear it afterwards, whatever happens.

    `simulator` is one that runs already; else one is started, with its clock at `start`. `storage` is the URL
    of an empty database for the records, and `glance` looks into it; else they are in a file in the folder.
    `launch` gives the bot its lives.
    With a port the bot takes its updates by webhook there.
    """
    async with AsyncExitStack() as stack:
        if folder is None:
            folder = Path(
                stack.enter_context(
                    tempfile.TemporaryDirectory(prefix="lianxin-", ignore_cleanup_errors=True)
                )
            )
        if simulator is None:
            simulator = await stack.enter_async_context(simulator_process(TOKEN, USERNAME, start=start))
        file = folder / "lianxin.db"
        _write_config(
            folder,
            simulator.bot_api_url,
            messages_per_second,
            storage or f"sqlite:///{file.resolve().as_posix()}",
            webhook_port,
        )
        roster = roster if roster is not None else sample_roster()
        tokens = await _hand_out_cards(folder, roster)
        made = Stage(folder, simulator, roster, tokens, glance or Glance(file), launch)
        stack.push_async_callback(made.bot.end)
        if bot:
            await made.start_bot()
        yield made


def config_file(folder: Path) -> Path:
    """Return where a stage's configuration is."""
    return folder / "config.toml"


def log_file(folder: Path) -> Path:
    """Return where a stage's bot logs to."""
    return folder / "bot.log"


async def _hand_out_cards(folder: Path, roster: Roster) -> dict[str, str]:
    """Import the roster and list the links, as `lianxin roster import` and `lianxin cards` do."""
    async with open_office(load(config_file(folder), {})) as office:
        await office.desk.perform(import_roster, roster)
        cards = await office.store.read(links.cards)
    return {card.household or card.name: card.token for card in cards}


def _write_config(
    folder: Path, base_url: str, messages_per_second: int, storage: str, webhook_port: int | None
) -> None:
    sections: dict[str, dict[str, str | int]] = {
        "telegram": {
            "token": TOKEN,
            "username": USERNAME,
            "base_url": base_url,
            "messages_per_second": messages_per_second,
            "messages_per_second_per_chat": 0,
        },
        "village": {"name": VILLAGE},
        "storage": {"url": storage},
        "backup": {"folder": (folder / "backups").resolve().as_posix()},
        "clock": {"source": "simulator"},
    }
    if webhook_port is not None:
        address = f"127.0.0.1:{webhook_port}"
        sections["telegram"]["mode"] = "webhook"
        sections["webhook"] = {"url": f"http://{address}/telegram", "listen": address}
    lines = []
    for name, keys in sections.items():
        lines.append(f"[{name}]")
        # A JSON string or number is a TOML one too.
        lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    config_file(folder).touch(mode=0o600)  # a token stands in it
    config_file(folder).write_text("\n".join(lines) + "\n", encoding="utf-8")
