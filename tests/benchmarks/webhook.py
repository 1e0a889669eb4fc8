"""Polling beside webhooks: the same village, the same crowd, in turn, on one simulator."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import contestants
from tests.benchmarks.contestants import running
from tests.benchmarks.figures import Figure, share
from tests.benchmarks.runs import PACE, Run, run
from tests.benchmarks.village import Village, village
from tests.serving import free_port

CROWD = 1_500  # people who write at the same moment
WARMERS = 100  # people who write before that
SINGLES = 60  # people who write one after the other
ROUNDS = 3
POLLING, WEBHOOK = "polling", "webhook"


async def webhook() -> list[Figure]:
    """Measure both ways, again and again."""
    people = CROWD + WARMERS + SINGLES
    runs: dict[str, list[Run]] = {POLLING: [], WEBHOOK: []}
    async with village(rate=0, per_chat=0, limits=False, villagers=people, start=None) as made:
        made.keep()
        ways = [
            contestants.lianxin(made, name=POLLING),
            contestants.lianxin(made, name=WEBHOOK, config=_by_webhook(made)),
        ]
        crowd, rest = made.villagers[:CROWD], made.villagers[CROWD:]
        (beside,) = contestants.simulators()
        for turn in range(ROUNDS):
            for way in ways if turn % 2 == 0 else reversed(ways):
                async with running(way, made.simulator, made.log) as process:
                    measured = await run(
                        made.simulator,
                        process,
                        beside,
                        warmers=rest[:WARMERS],
                        crowd=crowd,
                        singles=rest[WARMERS:],
                    )
                runs[way.name].append(measured)
    return [figure for way, found in runs.items() for figure in _told(way, found)]


def _by_webhook(made: Village) -> Path:
    address = f"127.0.0.1:{free_port()}"
    file = made.config.with_name("webhook.toml")
    file.touch(mode=0o600)
    text = made.config.read_text(encoding="utf-8").replace("[telegram]", '[telegram]\nmode = "webhook"')
    file.write_text(f'{text}\n[webhook]\nurl = "http://{address}/telegram"\nlisten = "{address}"\n', "utf-8")
    return file


def _told(way: str, runs: Sequence[Run]) -> list[Figure]:
    waits = [wait for one in runs for wait in one.waits]
    return [
        Figure(f"{way}: updates", statistics.median(one.rate for one in runs), "/s"),
        Figure(f"{way}: processor time per update", statistics.median(one.busy for one in runs), "ms"),
        Figure(f"{way}: at {PACE:.0f}/s until the message, p50", 1000 * share(waits, 0.5), "ms"),
        Figure(f"{way}: at {PACE:.0f}/s until the message, p99", 1000 * share(waits, 0.99), "ms"),
        Figure(
            f"{way}: processor that the simulator took", statistics.median(one.simulator for one in runs), ""
        ),
    ]
