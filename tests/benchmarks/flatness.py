"""Whether a long past makes the bot slower: one village with 1,000 past cases and one with a million."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Sequence
from contextlib import AsyncExitStack

from tests.benchmarks import contestants, past
from tests.benchmarks.contestants import running, simulators
from tests.benchmarks.figures import Figure, share
from tests.benchmarks.runs import PACE, Run, run
from tests.benchmarks.village import village

PAST = (1_000, 1_000_000)  # cases
WARMERS = 50  # people who write first, others in each round
CROWD = 500  # people who write at the same moment, others in each round
SINGLES = 60  # people who write one after the other, others in each round
IN_A_ROUND = WARMERS + CROWD + SINGLES
ROUNDS = 4


async def flatness() -> list[Figure]:
    """Let both villages do the same in turn, each with a bot that runs all the time."""
    found: dict[int, list[Run]] = {cases: [] for cases in PAST}
    async with AsyncExitStack() as stack:
        people = IN_A_ROUND * ROUNDS
        places = []
        for cases in PAST:
            made = await stack.enter_async_context(
                village(rate=0, per_chat=0, limits=False, villagers=people, start=None)
            )
            await asyncio.to_thread(past.put_in, made.database, cases)
            contestant = contestants.lianxin(made, as_it_is=True)
            bot = await stack.enter_async_context(running(contestant, made.simulator, made.log))
            places.append((cases, made, bot, simulators()[-1]))
        for turn in range(ROUNDS):
            for cases, made, bot, simulator in places if turn % 2 else reversed(places):
                fresh = made.villagers[turn * IN_A_ROUND : (turn + 1) * IN_A_ROUND]
                measured = await run(
                    made.simulator, bot, simulator,
                    warmers=fresh[:WARMERS], crowd=fresh[WARMERS:-SINGLES], singles=fresh[-SINGLES:],
                )  # fmt: skip
                found[cases].append(measured)
    return _told(*(found[cases] for cases in PAST))


def _told(few: Sequence[Run], many: Sequence[Run]) -> list[Figure]:
    measures = {
        "updates": ("/s", [_median([one.rate for one in runs]) for runs in (few, many)]),
        "processor time per update": ("ms", [_median([one.busy for one in runs]) for runs in (few, many)]),
        f"at {PACE:.0f}/s until the message, p50": (
            "ms",
            [1000 * share([wait for one in runs for wait in one.waits], 0.5) for runs in (few, many)],
        ),
    }
    figures = []
    for what, (unit, values) in measures.items():
        figures += [
            Figure(f"{what}, {cases:,} past cases", value, unit)
            for cases, value in zip(PAST, values, strict=True)
        ]
        slower = values[0] / values[1] if unit == "/s" else values[1] / values[0]
        figures.append(Figure(f"{what}: so many times slower with a million", slower, "", "≤ 1.2"))
    return figures


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)
