"""The nursery: gives the bot one life after the other, and ends them."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.warm import Fork, Warm, warmed

PATIENCE = 30.0  # seconds for a life to end by itself


class Nursery:
    """One bot at a time, on one configuration."""

    def __init__(self, warm: Warm) -> None:
        self._warm = warm
        self._life: Fork | None = None

    @property
    def pid(self) -> int | None:
        """The living process, None where none lives."""
        return self._life.pid if self._life is not None else None

    def birth(self, config: Path, log: Path, crash_at: str = "") -> None:
        """Start the bot; `crash_at` names the point at which it kills itself."""
        assert self._life is None, "the bot lives already"
        self._life = self._warm.fork("run", "--config", str(config), out=log, crash_at=crash_at)

    async def kill(self) -> None:
        """kill -9, and make sure that it was this that ended it."""
        assert await self.end(signal.SIGKILL) == -signal.SIGKILL

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit status that follows."""
        assert self._life is not None
        self._life.send_signal(number)
        return await self.death()

    async def death(self, patience: float = PATIENCE) -> int:
        """Wait for the life's end and return its exit status."""
        assert self._life is not None
        async with asyncio.timeout(patience):
            status = await self._life.wait()
        self._life = None
        return status

    def status(self) -> int | None:
        """Return the exit status, None while it lives."""
        assert self._life is not None
        status = self._life.returncode
        if status is not None:
            self._life = None
        return status

    def close(self) -> None:
        """Leave nobody alive."""
        if self._life is not None:
            self._life.kill()


@contextmanager
def nursery(warm: Warm | None = None) -> Iterator[Nursery]:
    """Give lives out of this interpreter, or out of one of the nursery's own; at the end nobody lives."""
    with ExitStack() as stack:
        made = Nursery(warm or stack.enter_context(warmed()))
        stack.callback(made.close)
        yield made
