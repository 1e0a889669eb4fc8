"""Throughput and latency: lianxin beside bare echo bots, interleaved, in one run on one simulator."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Mapping, Sequence

from bot.domain.centers import CENTER_NAMES_ZH, Center
from tests.benchmarks import contestants
from tests.benchmarks.contestants import Contestant, running
from tests.benchmarks.figures import Figure, share
from tests.benchmarks.runs import PACE, Run, burst, run, sent_since
from tests.benchmarks.village import Village, village

CROWD = 1_500  # people who write at the same moment
WARMERS = 100  # people who write before that
SINGLES = 60  # people who write one after the other
ROUNDS = 3
A_CALL_TAKES = (0.0, 0.05)  # seconds
CARDS = 900  # cases that go on to their cadres
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")
"""How statements begin that read and write nothing."""


async def throughput() -> list[Figure]:
    """Measure every contestant in turn, again and again, first without and then with a way to Telegram."""
    people = CROWD + WARMERS + SINGLES
    async with village(rate=0, per_chat=0, limits=False, villagers=people, start=None) as made:
        made.keep()
        figures = []
        for seconds in A_CALL_TAKES:
            if seconds:
                await made.simulator.faults(kind="slow", seconds=seconds)
            where = f"{seconds * 1000:.0f} ms a call" if seconds else "no latency"
            runs = await _rounds(made, [*contestants.echo_bots(made.simulator), contestants.lianxin(made)])
            figures += [*_told(where, runs), *_ratios(where, runs, 0.9 if seconds else None)]
        await made.simulator.clear_faults()
        figures += [await _cases(made), *await _statements(made)]
    if not contestants.AIOGRAMS_PYTHON.exists():
        figures.append(Figure("aiogram has no environment here (CONTRIBUTING.md): left out", 0))
    return figures


async def _rounds(made: Village, field: Sequence[Contestant]) -> dict[str, list[Run]]:
    found: dict[str, list[Run]] = {contestant.name: [] for contestant in field}
    crowd, rest = made.villagers[:CROWD], made.villagers[CROWD:]
    warmers, singles, (beside,) = rest[:WARMERS], rest[WARMERS:], contestants.simulators()
    for turn in range(ROUNDS):
        first = turn % len(field)  # whoever goes first one time goes last the next
        for contestant in (*field[first:], *field[:first]):
            async with running(contestant, made.simulator, made.log) as process:
                measured = await run(
                    made.simulator, process, beside, warmers=warmers, crowd=crowd, singles=singles
                )
            found[contestant.name].append(measured)
    return found


async def _cases(made: Village) -> Figure:
    """Return how many cases a second come from a villager's words to the responsible cadre's card."""
    people = made.villagers[:CARDS]
    async with running(contestants.lianxin(made), made.simulator, made.log):
        await burst(made.simulator, made.villagers[CROWD:])
        took = len(people) / await burst(made.simulator, people)
        last = (await made.simulator.stats())["calls"]
        at = await made.simulator.many_tap(people, CENTER_NAMES_ZH[Center.INDUSTRY])
        # Whoever tapped is told who has it, and that one gets the card.
        calls = await sent_since(made.simulator, last, 2 * len(people))
        took += max(call["at"] for call in calls) - at
    return Figure("no latency: whole cases, from the words to the cadre's card", CARDS / took, "/s")


async def _statements(made: Village) -> list[Figure]:
    """Count lianxin's statements while the crowd writes at the same moment."""
    file = made.database.with_name("counts.json")
    counts = []
    for crowd in (made.villagers[:1], made.villagers[:CROWD]):
        async with running(contestants.lianxin(made, counts=file), made.simulator, made.log):
            await burst(made.simulator, made.villagers[CROWD : CROWD + WARMERS])
            await burst(made.simulator, crowd)
        counts.append(json.loads(file.read_text("utf-8")))
    # What one message costs at the end is what starting, resting and ending cost.
    extra = {word: counts[1].get(word, 0) - counts[0].get(word, 0) for word in counts[1]}
    control = sum(number for word, number in extra.items() if word in CONTROL)
    return [
        Figure("statements per update", (sum(extra.values()) - control) / (CROWD - 1), "", "≤ 8"),
        Figure("and of transactions: BEGIN, SAVEPOINT, RELEASE, COMMIT", control / (CROWD - 1)),
    ]


def _told(where: str, runs: Mapping[str, Sequence[Run]]) -> list[Figure]:
    measures: Mapping[str, tuple[Callable[[Sequence[Run]], float], str]] = {
        "updates": (lambda of: statistics.median(one.rate for one in of), "/s"),
        "processor time per update": (_busy, "ms"),
        "resident": (_resident, "MB"),
        f"at {PACE:.0f}/s until the message, p50": (lambda of: 1000 * share(_waits(of), 0.5), "ms"),
        f"at {PACE:.0f}/s until the message, p99": (lambda of: 1000 * share(_waits(of), 0.99), "ms"),
        "processor that the simulator took": (lambda of: statistics.median(one.simulator for one in of), ""),
    }
    figures = []
    for what, (of, unit) in measures.items():
        values = {name: of(theirs) for name, theirs in runs.items()}
        figures += [Figure(f"{where}: {what}, {name}", value, unit) for name, value in values.items()]
    return figures


def _ratios(where: str, runs: Mapping[str, Sequence[Run]], aim: float | None) -> list[Figure]:
    """Return lianxin beside python-telegram-bot with the better pool, and beside the best bare bot."""
    rates = {name: statistics.median(one.rate for one in theirs) for name, theirs in runs.items()}
    bare = [name for name in rates if name != contestants.OURS]
    ptb = max((name for name in bare if name.startswith(contestants.PTB)), key=lambda name: rates[name])
    best = max(bare, key=lambda name: rates[name])
    ours = runs[contestants.OURS]
    figures = []
    for beside, least in ((ptb, None if aim else 0.5), (best, aim)):
        theirs, what = runs[beside], f"{where}: lianxin as a multiple of {beside}"
        figures += [
            Figure(f"{what}, updates/s", rates[contestants.OURS] / rates[beside], "", _least(least)),
            Figure(f"{what}, p50", share(_waits(ours), 0.5) / share(_waits(theirs), 0.5), "", "≤ 2"),
            Figure(f"{what}, processor time", _busy(ours) / _busy(theirs)),
            Figure(f"{what}, resident", _resident(ours) / _resident(theirs)),
        ]
    return figures


def _least(aim: float | None) -> str:
    return "" if aim is None else f"≥ {aim}"


def _busy(runs: Sequence[Run]) -> float:
    return statistics.median(one.busy for one in runs)


def _resident(runs: Sequence[Run]) -> float:
    return statistics.median(one.resident for one in runs)


def _waits(runs: Sequence[Run]) -> list[float]:
    return [wait for one in runs for wait in one.waits]
