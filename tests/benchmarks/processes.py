"""Throughput on one PostgreSQL with one process and with two, and who took the machine's processors."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import asyncpg
import psutil

from tests.benchmarks.contestants import simulators
from tests.benchmarks.figures import Figure
from tests.benchmarks.runs import LOOK_EVERY, PATIENCE, WORDS, sent_since
from tests.crash.county import County, county
from tests.postgres import server
from tests.warm import Warm, warmed

VILLAGES = 12
WARMERS = 10  # villagers of each who write before
CROWD = 50  # villagers of each who write at the same moment
ROUNDS = 3


async def processes() -> list[Figure]:
    """Let the same crowds write to villages that one process serves, and then two, in turn."""
    found: dict[int, list[Mapping[str, float]]] = {1: [], 2: []}
    with server() as url, warmed() as warm:
        for turn in range(ROUNDS):
            for number in (1, 2) if turn % 2 == 0 else (2, 1):
                found[number].append(await _run(url, warm, number))
    figures = []
    for number, runs in found.items():
        of = "1 process" if number == 1 else f"{number} processes"
        for what in runs[0]:
            unit = "/s" if what == "updates" else "cores"
            figures.append(Figure(f"{of}: {what}", statistics.median(run[what] for run in runs), unit))
    rates = [statistics.median(run["updates"] for run in found[number]) for number in (1, 2)]
    return [
        *figures,
        Figure("two processes as a multiple of one, updates/s", rates[1] / rates[0]),
        Figure("processors of this machine", os.cpu_count() or 0),
    ]


async def _run(url: str, warm: Warm, number: int) -> Mapping[str, float]:
    schema = f"lx_{uuid.uuid4().hex[:12]}"
    admin: Any = await asyncpg.connect(url)
    try:
        await admin.execute(f"CREATE SCHEMA {schema}")
        postmaster = psutil.Process(
            int((await admin.fetchval("SELECT pg_read_file('postmaster.pid')")).split()[0])
        )
        joint = "&" if "?" in url else "?"
        with tempfile.TemporaryDirectory(prefix="lianxin-processes-") as folder:
            async with county(
                Path(folder), f"{url}{joint}search_path={schema}", warm,
                seats=number, hamlets=VILLAGES, per_second=0, writers=WARMERS + CROWD, watched=False,
            ) as made:  # fmt: skip
                return await _measured(made, postmaster)
    finally:
        await admin.execute(f"DROP SCHEMA {schema} CASCADE")
        await admin.close()


async def _measured(made: County, postmaster: psutil.Process) -> Mapping[str, float]:
    for seat in made.seats:
        seat.start()
    await _shared_out(made)
    await _burst(made, slice(0, WARMERS))
    bots = [psutil.Process(seat.pid) for seat in made.seats]
    parts: Mapping[str, Sequence[psutil.Process]] = {
        "taken by lianxin": bots,
        "taken by PostgreSQL": [postmaster, *postmaster.children(recursive=True)],
        "taken by the simulator": simulators(),
    }
    before, began = {name: _cpu(each) for name, each in parts.items()}, time.monotonic()
    rate = await _burst(made, slice(WARMERS, WARMERS + CROWD))
    took = time.monotonic() - began
    shares = {name: (_cpu(each) - before[name]) / took for name, each in parts.items()}
    for seat in made.seats:
        await seat.leave()
    return {"updates": rate, **shares}


async def _shared_out(made: County) -> None:
    """Wait until every village is served, by each process about as many."""
    async with asyncio.timeout(PATIENCE):
        while True:
            counts = await made.admin.fetch(
                "SELECT count(*) AS villages FROM leases WHERE holder <> '' GROUP BY holder"
            )
            each = VILLAGES // len(made.seats)
            polls = await asyncio.gather(*(made.simulator.stats(bot=one.bot) for one in made.hamlets))
            if [row["villages"] for row in counts] == [each] * len(made.seats) and all(
                one["polling"] for one in polls
            ):
                return
            await asyncio.sleep(LOOK_EVERY)


async def _burst(made: County, which: slice) -> float:
    """Let these villagers of every village write at once; return how many a second got a message."""
    bot = made.hamlets[0].bot
    last = (await made.simulator.stats(bot=bot))["calls"]
    crowds = [(hamlet, hamlet.villagers[which]) for hamlet in made.hamlets]
    at = await asyncio.gather(
        *(made.simulator.many_write(people, WORDS, bot=hamlet.bot) for hamlet, people in crowds)
    )
    number = sum(len(people) for _, people in crowds)
    calls = await sent_since(made.simulator, last, number, bot=bot)
    last_at: float = max(call["at"] for call in calls)
    return number / (last_at - min(at))


def _cpu(processes_: Iterable[psutil.Process]) -> float:
    seconds = 0.0
    for process in processes_:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        seconds += times.user + times.system
    return seconds
