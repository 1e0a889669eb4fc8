"""Who is measured side by side: bare echo bots and lianxin, each a process of its own on one simulator."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bot.simulator.client import SimulatorClient
from tests.benchmarks.village import TOKEN, Village

AIOGRAMS_PYTHON = Path(".venv-aiogram") / ("Scripts" if sys.platform == "win32" else "bin") / "python"
"""aiogram allows only an older pydantic than ours: it has an environment of its own (CONTRIBUTING.md)."""
POOLS = (32, 256)
"""Connections of python-telegram-bot's pool: the default advice is a large one, and it is slower."""
PTB, OURS = "PTB", "lianxin"
START_TIMEOUT = 30.0  # seconds
LOOK_EVERY = 0.02  # seconds


class EndedError(RuntimeError):
    """A contestant's process ended by itself."""


@dataclass(frozen=True)
class Contestant:
    """A bot that can be started."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], None] = lambda: None
    """Makes everything as it was before the first start."""


def echo_bots(simulator: SimulatorClient) -> list[Contestant]:
    """Return the bare bots that can run here."""
    python = [sys.executable, "-m", "tests.benchmarks.bare_ptb", TOKEN, simulator.bot_api_url]
    found = [Contestant(f"{PTB}, {pool} connections", [*python, str(pool)]) for pool in POOLS]
    if AIOGRAMS_PYTHON.exists():
        script = str(Path(__file__).with_name("bare_aiogram.py"))
        found.append(Contestant("aiogram", [str(AIOGRAMS_PYTHON), script, TOKEN, simulator.base_url]))
    return found


def lianxin(
    made: Village,
    *,
    name: str = OURS,
    config: Path | None = None,
    counts: Path | None = None,
    as_it_is: bool = False,
) -> Contestant:
    """Return lianxin on a village: on the records that were kept, or else as they are now.

    Its statements are counted where a file for that is named; `config` is another configuration than the
    village's own.
    """
    program = ["bot"] if counts is None else ["tests.benchmarks.counted", str(counts)]
    command = [sys.executable, "-m", *program, "run", "--config", str(config or made.config)]
    return Contestant(name, command, (lambda: None) if as_it_is else made.restore)


def simulators() -> list[psutil.Process]:
    """Return this process's simulators, in the order in which they were started."""
    return [child for child in psutil.Process().children() if "bot.simulator" in child.cmdline()]


@asynccontextmanager
async def running(
    contestant: Contestant, simulator: SimulatorClient, log: Path
) -> AsyncIterator[psutil.Process]:
    """Start a contestant, wait until it takes updates, and end it at the end of the block."""
    contestant.prepare()
    seen = await simulator.calls(method="getMe")
    last = seen[-1]["seq"] if seen else 0
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            *contestant.command, stdin=asyncio.subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        async with asyncio.timeout(START_TIMEOUT):
            while not await _takes(simulator, last):
                if process.returncode is not None:
                    raise EndedError(f"{contestant.name} ended by itself")
                await asyncio.sleep(LOOK_EVERY)
        yield psutil.Process(process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _takes(simulator: SimulatorClient, last: int) -> bool:
    """Whether a bot said who it is after a call, and polls, or has set its webhook."""
    if not await simulator.calls(after=last, method="getMe"):
        return False
    polls = bool((await simulator.stats())["polling"])
    return polls or bool(await simulator.calls(after=last, method="setWebhook"))
