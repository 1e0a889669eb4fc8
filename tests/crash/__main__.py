"""`python -m tests.crash --kills 500`: the long form of the crash test."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.crash.report import Report
from tests.crash.torment import RATE, torment

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


def main() -> int:
    """Return 0 where nothing was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=500, help="how many times the bot is killed (500)")
    parser.add_argument("--seed", type=int, default=1, help="of the first village's dice (1)")
    parser.add_argument("--rate", type=float, default=RATE, help=f"messages a second; 0: no limit ({RATE})")
    asked = parser.parse_args()
    began = time.monotonic()
    total = asyncio.run(long_form(asked.kills, asked.seed, asked.rate))
    print(f"{total} · {time.monotonic() - began:.0f} s")  # noqa: T201
    return 1 if total.faults else 0


if __name__ == "__main__":
    sys.exit(main())
