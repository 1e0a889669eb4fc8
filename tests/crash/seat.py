"""A seat: one of the processes that share the villages, born again after each death."""

from __future__ import annotations

import asyncio
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path

from tests.crash.nursery import Nursery
from tests.crash.wire import Wire

CONFIG = """
[telegram]
base_url = "{base_url}"
messages_per_second = {per_second}
messages_per_second_per_chat = 0
[storage]
url = "{url}"
[clock]
source = "simulator"
[deployment]
folder = "{villages}"
"""


@dataclass(slots=True)
class Seat:
    """Its own folder and wire; the villages' files are everybody's."""

    name: str
    folder: Path
    villages: Path
    base_url: str
    per_second: float
    wire: Wire
    births: Nursery
    pids: dict[str, int]
    """Every life's process, by the name under which it was connected; all seats' together."""
    lives: int = 0
    busy: bool = False
    """Whether something is being done to it."""
    statuses: list[int] = field(default_factory=list)

    @property
    def log(self) -> Path:
        """Where it logs to, over all its lives."""
        return self.folder / "bot.log"

    @property
    def pid(self) -> int:
        """The living process."""
        assert self.births.pid is not None
        return self.births.pid

    def start(self) -> None:
        """Give it a life."""
        self.lives += 1
        life = f"{self.name}-{self.lives}"
        url = self.wire.url(life)
        text = CONFIG.format(
            base_url=self.base_url, per_second=self.per_second, url=url, villages=self.villages
        )
        config = self.folder / "config.toml"
        config.write_text(text, encoding="utf-8")
        self.births.birth(config, self.log)
        self.pids[life] = self.pid

    async def kill(self) -> None:
        """End its life by kill -9, and begin the next one."""
        await self.births.kill()
        self.start()

    async def stop(self, seconds: float) -> None:
        """SIGSTOP, and SIGCONT after a while."""
        os.kill(self.pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(self.pid, signal.SIGCONT)

    async def leave(self) -> None:
        """End its life by SIGTERM."""
        self.statuses.append(await self.births.end())

    def check(self) -> None:
        """Fail where it has ended by itself."""
        status = self.births.status()
        assert status is None, f"{self.name} ended by itself with status {status}\n{self.log_tail()}"

    def log_tail(self, lines: int = 20) -> str:
        """Return the last lines of its log."""
        return "\n".join(self.log.read_text(encoding="utf-8").splitlines()[-lines:])
