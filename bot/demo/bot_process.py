"""The bot as a process of its own: started, stopped, killed, and watched while it lives."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Final

from bot.demo.launching import Launch, Life, launch
from bot.simulator.client import SimulatorClient

START_TIMEOUT: Final = 30.0  # seconds of real time
STOP_TIMEOUT: Final = 20.0  # seconds of real time
LOOK_INTERVAL: Final = 0.02  # seconds of real time between two looks


class BotEndedError(RuntimeError):
    """The bot's process ended by itself, or not as it should."""

    def __init__(self, status: int | None, log: str) -> None:
        super().__init__(f"the bot's process ended with status {status}; the end of its log:\n{log}")
        self.status = status


class BotProcess:
    """`lianxin run` on one configuration; one process at a time."""

    def __init__(self, config: Path, log: Path, simulator: SimulatorClient, launch: Launch = launch) -> None:
        """Run on `config`, write to `log` (appended over restarts)."""
        self._launch = launch
        self._config = config
        self._log = log
        self._simulator = simulator
        self._process: Life | None = None

    async def start(self) -> None:
        """Start it and wait until it takes updates; raise BotEndedError if it ends instead."""
        assert self._process is None, "the bot runs already"
        seen = await self._simulator.calls(method="getMe")
        last = seen[-1]["seq"] if seen else 0
        self._process = await self._launch(self._config, self._log)
        async with asyncio.timeout(START_TIMEOUT):
            while not await self._takes(last):
                self.check()
                await asyncio.sleep(LOOK_INTERVAL)

    def check(self) -> None:
        """Raise BotEndedError if the process ended by itself."""
        if self._process is not None and self._process.returncode is not None:
            raise BotEndedError(self._process.returncode, self.log_tail(10))

    def log_tail(self, lines: int) -> str:
        """Return the last lines that it logged."""
        if not self._log.exists():
            return ""
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    @property
    def runs(self) -> bool:
        """Whether it was started and not ended since."""
        return self._process is not None

    async def stop(self) -> None:
        """End it with SIGTERM; raise BotEndedError unless its exit status is 0."""
        status = await self._end(kill=False)
        if status != 0 and sys.platform != "win32":  # Windows knows no SIGTERM
            raise BotEndedError(status, self.log_tail(10))

    async def kill(self) -> None:
        """End it with kill -9: nothing is tidied up."""
        await self._end(kill=True)

    async def end(self) -> None:
        """End it whatever state it is in; for the end of the stage."""
        if self._process is None:
            return
        try:
            await self._end(kill=False)
        except TimeoutError:
            await self._end(kill=True)

    async def _end(self, *, kill: bool) -> int:
        process = self._process
        assert process is not None, "the bot doesn't run"
        if process.returncode is None:
            if kill:
                process.kill()
            else:
                process.terminate()
        async with asyncio.timeout(STOP_TIMEOUT):
            status = await process.wait()
        self._process = None
        return status

    async def _takes(self, last: int) -> bool:
        """Whether a bot said who it is after call number `last`, and polls, or has set its webhook."""
        if not await self._simulator.calls(after=last, method="getMe"):
            return False
        polls = bool((await self._simulator.stats())["polling"])
        return polls or bool(await self._simulator.calls(after=last, method="setWebhook"))
