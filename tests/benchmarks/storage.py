"""`python -m tests.benchmarks.storage`: use cases a second on SQLite, bare aiosqlite beside it.

A use case here is five statements, as one that takes a message has: read an account, read a case, write to
its history, write to the outbox, settle its inbox row. Bare aiosqlite runs the like of them, each in a synced
transaction of its own, which is all that one connection can do. Both take turns in one run.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiosqlite
from rich.console import Console
from rich.table import Table

from bot.domain.queues import RawUpdate
from bot.ports import Records
from storage import open_engine
from tests.storage.samples import CHAT, NOW, Sample, draft, settle

ROUNDS = 3
USE_CASES = 1_000  # in each round
AT_ONCE = (1, 50)  # callers
PAYLOAD = '{"text":"收到了"}'


async def of_storage(sample: Sample, case_id: int, number: int) -> None:
    """Carry out one use case."""

    async def unit(records: Records) -> None:
        await records.accounts.by_telegram_id(CHAT)
        await records.cases.get(case_id)
        await records.cases.record(case_id, "added", NOW)
        await records.outbox.put([draft()], NOW)
        await records.inbox.settle(number, NOW)

    await sample.do(unit)


async def of_bare(connection: aiosqlite.Connection, lock: asyncio.Lock, number: int) -> None:
    """Do the like of it as one does without a queue of units."""
    async with lock:
        await connection.execute("BEGIN IMMEDIATE")
        for query in ("SELECT * FROM accounts WHERE id = ?", "SELECT * FROM cases WHERE id = ?"):
            async with connection.execute(query, (1,)) as cursor:
                await cursor.fetchone()
        await connection.execute("INSERT INTO history (at, case_id) VALUES (?, ?)", (number, 1))
        await connection.execute(
            "INSERT INTO outbox (chat, payload) VALUES (?, ?)", (CHAT, '{"text":"收到了"}')
        )
        await connection.execute("UPDATE inbox SET state = 'settled', payload = NULL WHERE id = ?", (number,))
        await connection.execute("COMMIT")


async def per_second(carry_out: Callable[[int], Awaitable[None]], first: int, at_once: int) -> float:
    """Return how many are carried out in a second by so many callers side by side."""
    numbers = iter(range(first, first + USE_CASES))

    async def caller() -> None:
        for number in numbers:
            await carry_out(number)

    begun = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(at_once)))
    return USE_CASES / (time.perf_counter() - begun)


async def bare_database(path: Path) -> aiosqlite.Connection:
    """Return a connection to a database with the tables of the bare use case, and its inbox filled."""
    connection = await aiosqlite.connect(path, isolation_level=None)
    for statement in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE TABLE cases (id INTEGER PRIMARY KEY, state TEXT)",
        "CREATE TABLE history (id INTEGER PRIMARY KEY, at BIGINT, case_id BIGINT)",
        "CREATE TABLE outbox (id INTEGER PRIMARY KEY, chat BIGINT, payload TEXT)",
        "CREATE TABLE inbox (id INTEGER PRIMARY KEY, payload TEXT, state TEXT)",
        "INSERT INTO accounts VALUES (1, 'x')",
        "INSERT INTO cases VALUES (1, 'assigned')",
    ):
        await connection.execute(statement)
    return connection


async def measure(folder: Path) -> dict[str, dict[int, list[float]]]:
    """Return what each way did in a second, by callers side by side, for each round."""
    total = ROUNDS * len(AT_ONCE) * USE_CASES
    found: dict[str, dict[int, list[float]]] = {way: {n: [] for n in AT_ONCE} for way in ("storage", "bare")}
    lock = asyncio.Lock()
    bare = await bare_database(folder / "bare.db")
    try:
        await bare.execute("BEGIN")
        await bare.executemany(
            "INSERT INTO inbox VALUES (?, ?, 'new')", [(n, "{}") for n in range(1, total + 1)]
        )
        await bare.execute("COMMIT")
        async with open_engine(f"sqlite:///{folder / 'village.db'}") as engine:
            await engine.migrate()
            sample = await settle(engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN")))
            case = await sample.case()
            updates = [RawUpdate(n, n, "{}", readable=True) for n in range(1, total + 1)]
            await sample.do(lambda records: records.inbox.put(updates, NOW))
            first = 1
            for _ in range(ROUNDS):
                for at_once in AT_ONCE:
                    found["storage"][at_once].append(
                        await per_second(lambda n: of_storage(sample, case.id, n), first, at_once)
                    )
                    found["bare"][at_once].append(
                        await per_second(lambda n: of_bare(bare, lock, n), first, at_once)
                    )
                    first += USE_CASES
    finally:
        await bare.close()
    return found


def main() -> None:
    """Print the figures, and write them as JSON."""
    with tempfile.TemporaryDirectory(dir=".") as folder:  # the disk one works on, not one in memory
        found = asyncio.run(measure(Path(folder)))
    table = Table("use cases a second", *(f"{n} at once" for n in AT_ONCE), title="storage on SQLite, median")
    medians = {way: {n: sorted(rates)[ROUNDS // 2] for n, rates in by.items()} for way, by in found.items()}
    for way, by_number in medians.items():
        table.add_row(way, *(f"{rate:,.0f}" for rate in by_number.values()))
    table.add_row("ratio", *(f"{medians['storage'][n] / medians['bare'][n]:.2f}" for n in AT_ONCE))
    Console().print(table)
    out = Path("build/benchmarks/storage.json")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(medians, indent=2), "utf-8")


if __name__ == "__main__":
    main()
