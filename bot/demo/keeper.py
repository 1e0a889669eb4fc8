"""The keeper: runs the bot's process and starts it again whenever it ends, as a server's supervisor would."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path
from typing import Final

from bot.demo.launching import Life, launch

PAUSE: Final = 1.5  # seconds between an end and the next start: long enough to be seen
STOP_TIMEOUT: Final = 15.0  # seconds that SIGTERM gets before SIGKILL
SHORT_LIFE: Final = 3.0  # seconds; a process that ends earlier by itself has not got off the ground
MOST_SHORT_LIVES: Final = 3
LOG_LINES: Final = 10


class WillNotRunError(RuntimeError):
    """The bot ended by itself again and again; the text holds the end of its log."""


class Keeper:
    """One bot process after another on one configuration."""

    def __init__(self, config: Path, log: Path) -> None:
        """Run on `config`, write to `log` (appended over restarts)."""
        self._config = config
        self._log = log
        self._process: Life | None = None
        self._killed = False
        self.starts = 0

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.returncode is None

    def kill(self) -> None:
        """End the process with SIGKILL, as a power cut would; `run` starts the next one."""
        if self._process is not None and self.running:
            self._killed = True
            self._process.kill()

    async def run(self) -> None:
        """Keep the bot running until cancelled; raise WillNotRunError if it ends by itself at every start."""
        short_lives = 0
        try:
            while short_lives < MOST_SHORT_LIVES:
                began = time.monotonic()
                self._killed = False
                self._process = await launch(self._config, self._log)
                self.starts += 1
                await self._process.wait()
                ended_by_itself = not self._killed and time.monotonic() - began < SHORT_LIFE
                short_lives = short_lives + 1 if ended_by_itself else 0
                await asyncio.sleep(PAUSE)
            raise WillNotRunError(self._log_tail())
        finally:
            await self._end()

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(STOP_TIMEOUT):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    def _log_tail(self) -> str:
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(lines[-LOG_LINES:])
