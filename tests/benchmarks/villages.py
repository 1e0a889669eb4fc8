"""What villages cost that have nothing to do: memory and processor of one process with 1, 100 and 1,000."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil

from bot.simulator.client import SimulatorClient
from bot.simulator.spawn import simulator_process
from tests.benchmarks.figures import Figure
from tests.serving import free_port

SIZES = (1, 100, 1_000)
SETTLING = 20.0  # seconds after the last village is ready: what starting took is over then
WATCHED = 60.0  # seconds for which an idle process is watched
PATIENCE = 900.0  # seconds
MEGABYTE = 2**20
TOKEN = "1:NOBODY-of-these-villages"
WAYS = ("webhook", "polling")


async def villages() -> list[Figure]:
    """Start so many villages in one process, let them rest, and look at what that takes."""
    figures: list[Figure] = []
    for way in WAYS:
        before: tuple[int, float, float] | None = None
        for size in SIZES:
            memory, busy, started = await _measured(size, way)
            figures += [
                Figure(f"{way}, {size} villages: memory", memory, "MB"),
                Figure(f"{way}, {size} villages: idle processor", 100 * busy, "% of a core"),
                Figure(f"{way}, {size} villages: until all are ready", started, "s"),
            ]
            if before is not None:
                more = size - before[0]
                figures += [
                    Figure(f"{way}, each beyond {before[0]}: memory", (memory - before[1]) / more, "MB"),
                    Figure(
                        f"{way}, each beyond {before[0]}: idle processor",
                        100 * (busy - before[2]) / more,
                        "% of a core",
                    ),
                ]
            before = (size, memory, busy)
    return figures


async def _measured(size: int, way: str) -> tuple[float, float, float]:
    """Return megabytes, the part of a core and the seconds until every village was ready."""
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        async with simulator_process(TOKEN, "nobody_bot") as simulator:
            config = await _written(Path(folder), simulator, size, way)
            began = time.monotonic()
            async with _running(config) as process:
                await _all_ready(config, process.pid, size)
                started = time.monotonic() - began
                await asyncio.sleep(SETTLING)
                watched = psutil.Process(process.pid)
                before = sum(watched.cpu_times()[:2])
                await asyncio.sleep(WATCHED)
                busy = (sum(watched.cpu_times()[:2]) - before) / WATCHED
                return watched.memory_info().rss / MEGABYTE, busy, started


async def _written(folder: Path, simulator: SimulatorClient, size: int, way: str) -> Path:
    address = f"127.0.0.1:{free_port()}"
    config = folder / "config.toml"
    config.write_text(
        f'[telegram]\nbase_url = "{simulator.bot_api_url}"\nmode = "{way}"\n'
        f'[webhook]\nurl = "http://{address}/telegram"\nlisten = "{address}"\n'
        f'[storage]\nurl = "sqlite:///{(folder / "lianxin.db").as_posix()}"\n',
        encoding="utf-8",
    )
    (folder / "villages").mkdir()
    for number in range(size):
        token = f"{number + 10_000}:VILLAGE-of-a-benchmark"
        await simulator.add_bot(token, f"village_{number}_bot")
        file = folder / "villages" / f"v{number:04}.toml"
        file.touch(mode=0o600)
        file.write_text(f'name = "样村{number}"\ntoken = "{token}"\n', encoding="utf-8")
    return config


@asynccontextmanager
async def _running(config: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LIANXIN_")}
    with (config.parent / "bot.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--config", str(config),
            stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log, env=environment,
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            await process.wait()


async def _all_ready(config: Path, pid: int, size: int) -> None:
    """Wait until every village is served, as `lianxin status` is told."""
    page = config.with_name(f"config.running-{pid}.json")
    async with asyncio.timeout(PATIENCE):
        while True:
            await asyncio.sleep(0.5)
            try:
                told = json.loads(page.read_text("utf-8"))["villages"]
            except (OSError, ValueError):
                continue
            if sum(each["phase"] == "served" for each in told.values()) == size:
                return
