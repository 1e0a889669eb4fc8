"""The village that the harness torments: its bot is born and killed again and again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.simulator.spawn import simulator_process
from tests.crash.both_ends import rows_of
from tests.crash.nursery import Nursery, nursery
from tests.crash.place import START, TOKEN, Place, found
from tests.warm import Warm

WRITERS = 16  # villagers with a part of their own, of as many households
LIVES_TO_REST = 5  # at most, until nothing new has fallen due


@dataclass(slots=True)
class Village(Place):
    """A place with a bot in a process of its own."""

    births: Nursery | None = None

    @property
    def nursery(self) -> Nursery:
        """Whoever gives the bot its lives."""
        assert self.births is not None
        return self.births

    @property
    def log(self) -> Path:
        """Where the bot logs to, over all its lives."""
        return self.folder / "bot.log"

    async def start(self, crash_at: str = "") -> None:
        """Give the bot a life."""
        self.nursery.birth(self.folder / "config.toml", self.log, crash_at)

    async def kill(self) -> None:
        """End it with kill -9."""
        await self.nursery.kill()
        self.kills += 1

    async def died(self) -> int:
        """Wait until it has killed itself at a crash point; return its exit status."""
        status = await self.nursery.death()
        self.kills += 1
        return status

    async def rest(self) -> int:
        """End it with SIGTERM once all has settled: nothing moves then while both ends are read.

        Return its exit status. What fell due in the last moment is let out in another life.
        """
        for _ in range(LIVES_TO_REST):
            await self.settled()
            status = await self.nursery.end()
            waiting = rows_of(self, "SELECT id FROM outbox WHERE state IN ('pending', 'sending')")
            if status != 0 or not waiting:
                return status
            await self.start()
        raise AssertionError("something new falls due again and again")

    async def check(self) -> None:
        """Fail where the bot has ended by itself."""
        assert self.nursery.pid is not None, "nobody is there to do it"
        assert self.nursery.status() is None, f"the bot ended by itself\n{self.log_tail()}"

    def log_tail(self, lines: int = 20) -> str:
        """Return the last lines of the log."""
        return "\n".join(self.log.read_text(encoding="utf-8").splitlines()[-lines:])


@asynccontextmanager
async def village(
    folder: Path,
    warm: Warm | None = None,
    *,
    per_second: float = 100,
    writers: int = WRITERS,
    audience: int | None = None,
) -> AsyncIterator[Village]:
    """Found a village; the bot has not begun to live.

    `warm` gives it its lives, else an interpreter of the village's own; `per_second` is the sender's rate, 0
    for no limit.
    """
    async with simulator_process(TOKEN, start=START.isoformat()) as simulator:
        with nursery(warm) as births:
            made = Village(folder, simulator, births=births)
            await found(made, per_second=per_second, writers=writers, audience=audience)
            yield made
