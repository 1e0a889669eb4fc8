"""A month's end at scale: how long it takes, what it costs in memory, how long the database is locked."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from tests.benchmarks.figures import Figure
from tests.benchmarks.village import Village, village

RATE = 28.0  # messages per second, the default
LARGE = 30_000  # recipients
SCALED = 10  # times faster than Telegram allows: 30,000 at 28/s take 18 minutes
SETTLING = 5.0  # seconds until the memory of a bot without work is taken
LOOK_EVERY = 0.25  # seconds
TRY_EVERY = 0.001  # seconds between tries to get the database's lock


@dataclass
class Locksmith:
    """Tries to get the database's write lock again and again, as somebody who waits would."""

    database: Path
    waits: list[float] = field(default_factory=list)
    """How long each try took until the lock was free, in seconds; a millisecond is the least that is seen."""
    stop: Event = field(default_factory=Event)

    def run(self) -> None:
        """Try until told to stop."""
        with closing(sqlite3.connect(self.database, timeout=0, isolation_level=None)) as connection:
            while not self.stop.is_set():
                self.waits.append(self._wait(connection))
                time.sleep(TRY_EVERY * 5)

    def _wait(self, connection: sqlite3.Connection) -> float:
        began = time.monotonic()
        while not self.stop.is_set():
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                time.sleep(TRY_EVERY)
            else:
                connection.execute("ROLLBACK")
                break
        return time.monotonic() - began


async def disclosure() -> list[Figure]:
    """1,500 recipients at Telegram's pace."""
    return await _figures(1500, RATE, limits=True)


async def large_disclosure() -> list[Figure]:
    """30,000 recipients, ten times as fast as Telegram allows, the simulator's limits off."""
    return await _figures(LARGE, RATE * SCALED, limits=False)


async def _figures(recipients: int, rate: float, *, limits: bool) -> list[Figure]:
    async with village(rate=rate, villagers=recipients, limits=limits) as made:
        await made.bot.start()
        await asyncio.sleep(SETTLING)
        idle = made.resident
        smith = Locksmith(made.database)
        trying = Thread(target=smith.run)
        trying.start()
        try:
            seconds, most = await _go_out(made)
        finally:
            smith.stop.set()
            trying.join()
        waits = sorted(smith.waits)
        uploads = len(await _uploads(made))
        name = f"{recipients:,} recipients at {rate:g}/s: "
        return [
            Figure(name + "from the minute to the last message", seconds, "s"),
            Figure(name + "rate over all of it", (recipients + 9) / seconds, "messages/s"),
            Figure(name + "memory above idle, at most", most - idle, "MB", "< 30"),
            Figure(name + "the database was locked, at most", 1000 * waits[-1], "ms", "< 50"),
            Figure(name + "the database was locked, p99", 1000 * waits[int(len(waits) * 0.99)], "ms"),
            Figure(name + "uploads of the picture", uploads, "", "1"),
        ]


async def _go_out(made: Village) -> tuple[float, float]:
    """Return how many seconds it took, and the most memory of the bot in megabytes."""
    began = await made.disclose()
    done = asyncio.create_task(made.disclosed())
    most = 0.0
    while not done.done():
        most = max(most, made.resident)
        await asyncio.sleep(LOOK_EVERY)
    await done
    return time.monotonic() - began, most


async def _uploads(made: Village) -> set[str]:
    """Return Telegram's ids of the pictures that some people have in their chats."""
    ids = set()
    for person in made.villagers[:: max(1, len(made.villagers) // 50)]:
        ids |= {m.raw["photo"][-1]["file_id"] for m in await person.chat() if m.kind == "photo"}
    return ids
