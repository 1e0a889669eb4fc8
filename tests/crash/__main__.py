"""`python -m tests.crash --kills 500`: the long form of the crash test.

With `--processes 3 --villages 30` on one PostgreSQL: a process is killed, stopped or cut off each time.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.report import Report
from tests.crash.siege import Outcome, besiege
from tests.crash.torment import RATE, torment
from tests.postgres import server
from tests.warm import warmed

ALONE = 6  # blows of a siege that are struck one by one
CHAPTER = 25  # kills of one village: then a new one, so that nothing has to be kept for long


async def long_form(kills: int, seed: int, per_second: float) -> Report:
    """Torment one village after the other; print a line for each."""
    total = Report()
    for chapter, done in enumerate(range(0, kills, CHAPTER)):
        with tempfile.TemporaryDirectory(prefix="lianxin-crash-") as folder:
            part = await torment(
                Path(folder), min(CHAPTER, kills - done), seed + chapter, per_second=per_second
            )
        total.add(part)
        print(f"village {chapter + 1} (seed {seed + chapter}): {part}", flush=True)  # noqa: T201
        for fault in part.faults:
            print(f"  {fault}", flush=True)  # noqa: T201
    return total


async def siege(processes: int, villages: int, blows: int, seed: int) -> Outcome:
    """Besiege one county on a server of its own; print its faults."""
    with tempfile.TemporaryDirectory(prefix="lianxin-crash-") as folder, warmed() as warm, server() as url:
        outcome = await besiege(
            Path(folder), url, warm, seats=processes, hamlets=villages, blows=blows, seed=seed, alone=ALONE
        )
    for fault in outcome.report.faults:
        print(f"  {fault}", flush=True)  # noqa: T201
    return outcome


def main() -> int:
    """Return 0 where nothing was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many times the bot is killed (500)")
    parser.add_argument("--seed", type=int, default=1, help="of the first village's dice (1)")
    parser.add_argument("--rate", type=float, default=RATE, help=f"messages a second; 0: no limit ({RATE})")
    parser.add_argument("--processes", type=int, default=1, help="more than one: on one PostgreSQL (1)")
    parser.add_argument("--villages", type=int, default=30, help="of all processes together (30)")
    asked = parser.parse_args()
    began = time.monotonic()
    if asked.processes > 1:
        outcome = asyncio.run(siege(asked.processes, asked.villages, asked.kills, asked.seed))
        print(f"{outcome} · {time.monotonic() - began:.0f} s")  # noqa: T201
        return 1 if outcome.report.faults else 0
    total = asyncio.run(long_form(asked.kills, asked.seed, asked.rate))
    print(f"{total} · {time.monotonic() - began:.0f} s")  # noqa: T201
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
