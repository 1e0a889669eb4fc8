"""What date jobs cost in APScheduler's memory store: `python -m tests.benchmarks.scheduler_memory COUNT`.

Prints the megabytes of resident memory that they take, and the seconds that adding and starting takes.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta

import psutil
from apscheduler.schedulers.asyncio import AsyncIOScheduler

MEGABYTE = 1_000_000


async def _remind(_case: int) -> None:
    """Stand for what a deadline does."""


async def measured(count: int) -> tuple[float, float]:
    """Return megabytes and seconds."""
    process = psutil.Process()
    before, began = process.memory_info().rss, time.monotonic()
    scheduler = AsyncIOScheduler(timezone=UTC)
    first = datetime.now(UTC) + timedelta(days=1)
    for number in range(count):
        scheduler.add_job(_remind, "date", run_date=first + timedelta(seconds=number), args=[number])
    scheduler.start()
    took = time.monotonic() - began
    grown = (process.memory_info().rss - before) / MEGABYTE
    scheduler.shutdown(wait=False)
    return grown, took


if __name__ == "__main__":
    megabytes, seconds = asyncio.run(measured(int(sys.argv[1])))
    sys.stdout.write(f"{megabytes} {seconds}\n")
