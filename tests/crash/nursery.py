"""The nursery: gives the bot one life after the other, and ends them."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

LOOK_INTERVAL = 0.02  # seconds between looks at whether a life has ended
PATIENCE = 30.0  # seconds for a life to end by itself


class Nursery:
    """One bot at a time, on one configuration."""

    def __init__(self, warm: asyncio.subprocess.Process) -> None:
        self._warm = warm
        self._asking = asyncio.Lock()
        self.pid: int | None = None

    async def birth(self, config: Path, log: Path, crash_at: str = "") -> None:
        """Start the bot; `crash_at` names the point at which it kills itself."""
        assert self.pid is None, "the bot lives already"
        self.pid = (await self._ask(config=str(config), log=str(log), crash_at=crash_at))["pid"]

    async def kill(self) -> None:
        """kill -9, and make sure that it was this that ended it."""
        assert await self.end(signal.SIGKILL) == -signal.SIGKILL

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and return the exit status that follows."""
        assert self.pid is not None
        os.kill(self.pid, number)
        return await self.death()

    async def death(self, patience: float = PATIENCE) -> int:
        """Wait for the life's end and return its exit status."""
        async with asyncio.timeout(patience):
            while (status := await self.status()) is None:  # noqa: ASYNC110 - it is another process's state
                await asyncio.sleep(LOOK_INTERVAL)
        return status

    async def status(self) -> int | None:
        """Return the exit status, None while it lives."""
        assert self.pid is not None
        status: int | None = (await self._ask(pid=self.pid, wait=False))["status"]
        if status is not None:
            self.pid = None
        return status

    async def _ask(self, **asked: object) -> dict[str, Any]:
        assert self._warm.stdin is not None
        assert self._warm.stdout is not None
        async with self._asking:
            self._warm.stdin.write(json.dumps(asked).encode() + b"\n")
            line = await self._warm.stdout.readline()
        answer: dict[str, Any] = json.loads(line)
        return answer


@asynccontextmanager
async def nursery() -> AsyncIterator[Nursery]:
    """Warm an interpreter; at the end nothing of it is left."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANXIN_")}
    warm = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.crash.warm",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=environment,
    )  # fmt: skip
    try:
        yield Nursery(warm)
    finally:
        assert warm.stdin is not None
        warm.stdin.close()
        await warm.wait()
