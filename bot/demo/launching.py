"""Launching `lianxin run`: a process of its own, or whatever else gives the bot a life."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol, TypeAlias


class Life(Protocol):
    """One life of the bot, from its start to its end; asyncio's process is one."""

    @property
    def pid(self) -> int:
        """The process's number."""

    @property
    def returncode(self) -> int | None:
        """The exit status, minus a signal's number where one ended it; None while it lives."""

    def terminate(self) -> None:
        """Ask it to end (SIGTERM)."""

    def kill(self) -> None:
        """End it (SIGKILL): nothing is tidied up."""

    async def wait(self) -> int:
        """Return the exit status once it has ended."""


Launch: TypeAlias = Callable[[Path, Path], Awaitable[Life]]
"""Runs the bot on a configuration, appending what it prints to a file."""


async def launch(config: Path, log: Path) -> Life:
    """Run it in an interpreter of its own."""
    # Whatever the shell's own configuration says, this bot takes its token from the stage's file.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("LIANXIN_")}
    command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
    with log.open("ab") as out:
        return await asyncio.create_subprocess_exec(
            *command, stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=out, env=environment
        )
