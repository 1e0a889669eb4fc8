"""The simulator as a process of its own, started from Python."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator

from bot.simulator.client import SimulatorClient

READY = "simulator ready "
START_TIMEOUT = 20.0  # seconds
STOP_TIMEOUT = 10.0  # seconds


@contextlib.asynccontextmanager
async def simulator_process(
    token: str = "10001:TESTTOKEN",  # noqa: S107 - a made-up token of a made-up bot
    username: str = "lianxin_bot",
    *,
    port: int = 0,
    start: str | None = None,
    seed: int | None = None,
    keep_params: bool = False,
    limits: bool = False,
) -> AsyncIterator[SimulatorClient]:
    """Start `python -m bot.simulator`, yield a client, end it; raise RuntimeError if it doesn't start."""
    command = [
        sys.executable,
        "-m",
        "bot.simulator",
        "--port",
        str(port),
        "--token",
        token,
        "--username",
        username,
    ]
    command += [] if start is None else ["--start", start]
    command += [] if seed is None else ["--seed", str(seed)]
    command += ["--keep-params"] * keep_params + ["--limits"] * limits
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        address = await _ready(process)
        async with SimulatorClient(address) as client:
            yield client
    finally:
        await _end(process)


async def _ready(process: asyncio.subprocess.Process) -> str:
    if process.stdout is None:
        message = "the simulator has no output to read"
        raise RuntimeError(message)
    async with asyncio.timeout(START_TIMEOUT):
        line = (await process.stdout.readline()).decode()
    if not line.startswith(READY):
        message = f"the simulator didn't start: {line!r}, exit status {process.returncode}"
        raise RuntimeError(message)
    return line.removeprefix(READY).strip()


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(STOP_TIMEOUT):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
