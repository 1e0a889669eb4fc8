"""The siege: load on a county whose processes are killed, stopped and cut off at random instants."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.crash.audit import audit
from tests.crash.county import LOOK_INTERVAL, PATIENCE, County, county
from tests.crash.deeds import Deeds
from tests.crash.former import former_holders
from tests.crash.load import Actor, Cadre, Villager
from tests.crash.report import Report
from tests.crash.seat import Seat
from tests.crash.torment import CHOICES_END, MONTH_ENDS
from tests.warm import Warm

RATE = 28  # messages a second of each bot
CADRES = 2  # of each village who do something
PACE = 0.1
"""Seconds between two deeds of all people together: they share the machine with the processes."""
BETWEEN = (0.3, 3.0)  # seconds between two blows
LENGTH = (0.5, 12.0)  # seconds that one is stopped, or its database out of reach: a lease lasts six
BLOWS = ("kill", "kill", "stop", "cut", "freeze")
"""What may befall a process; all of these, in whatever order, before any of them again."""
BROADCAST_AT = 2  # blows: then the month ends in every village
CALM = 8.0  # seconds before a blow that is struck alone: by then the villages are shared out anew
TAKEN_OVER = 20.0  # seconds in which the villages of a process that died are watched


@dataclass(slots=True)
class Outcome:
    """What came of it."""

    report: Report
    blows: dict[str, int] = field(default_factory=dict)
    noted: int = 0
    """Rows that were written and committed under the eyes of the watch on former holders."""
    taken_over: list[float] = field(default_factory=list)
    """Seconds until somebody else held a village of one that was killed or stopped, the others being well."""

    def __str__(self) -> str:
        """Return the summary line."""
        blows = ", ".join(f"{name} {number}" for name, number in sorted(self.blows.items()))
        over = self.taken_over or [0.0]
        return (
            f"{self.report} · {blows} · villages taken over {len(self.taken_over)}, "
            f"after {median(over):.1f} s (at most {max(over):.1f}) · {self.noted} writes watched"
        )


async def besiege(
    folder: Path,
    url: str,
    warm: Warm,
    *,
    seats: int,
    hamlets: int,
    blows: int,
    seed: int,
    length: tuple[float, float] = LENGTH,
    alone: int = 0,
) -> Outcome:
    """Strike this many blows, each as long as that; return what was found in the end.

    `alone`: further blows, a kill and a stop in turn, with nothing done to the other processes: how soon do
    they take over?
    """
    dice = random.Random(seed)
    async with county(folder, url, warm, seats=seats, hamlets=hamlets, per_second=RATE) as made:
        deeds = {hamlet.key: Deeds() for hamlet in made.hamlets}
        outcome = Outcome(Report())
        for seat in made.seats:
            seat.start()
        async with _load(made, deeds, dice):
            await _blows(made, dice, blows, length, outcome)
            for number in range(alone):
                await asyncio.sleep(CALM)
                seat = made.seats[number % len(made.seats)]
                await _strike(made, seat, ("kill", "stop")[number % 2], TAKEN_OVER, outcome)
        await made.settled()
        for _ in ("which case it belongs to", "where the new ones among them go"):
            await made.simulator.advance(minutes=CHOICES_END)
            await made.settled()
        await _rest(made)
        await _compare(made, deeds, outcome)
        return outcome


async def _blows(
    made: County, dice: random.Random, number: int, length: tuple[float, float], outcome: Outcome
) -> None:
    bag: list[str] = []
    async with asyncio.TaskGroup() as running:
        for turn in range(number):
            if turn == BROADCAST_AT:
                await _planned(made)
                await made.simulator.set_clock(MONTH_ENDS)
            await asyncio.sleep(dice.uniform(*BETWEEN))
            seat = await _free(made, dice)
            bag = bag or dice.sample(BLOWS, len(BLOWS))
            what = bag.pop()
            outcome.blows[what] = outcome.blows.get(what, 0) + 1
            running.create_task(_strike(made, seat, what, dice.uniform(*length), outcome))


async def _free(made: County, dice: random.Random) -> Seat:
    """Return a process to which nothing is being done; one of them is always left alone."""
    while True:
        free = [seat for seat in made.seats if not seat.busy]
        if len(free) > 1:
            return dice.choice(free)
        await asyncio.sleep(LOOK_INTERVAL)


async def _strike(made: County, seat: Seat, what: str, seconds: float, outcome: Outcome) -> None:
    seat.busy = True
    made.strikes += 1
    try:
        seat.check()
        if what == "kill":
            watching = asyncio.create_task(_taken_over(made, seat, TAKEN_OVER))
            await asyncio.sleep(0)
            await seat.kill()
            outcome.report.kills += 1
            outcome.taken_over += await watching
        elif what == "stop":
            watching = asyncio.create_task(_taken_over(made, seat, seconds))
            await asyncio.sleep(0)
            await seat.stop(seconds)
            outcome.taken_over += await watching
        elif what == "cut":
            await seat.wire.cut(seconds)
        else:
            await seat.wire.freeze(seconds)
    finally:
        seat.busy = False


async def _taken_over(made: County, seat: Seat, patience: float) -> list[float]:
    """Return after how many seconds each of a process's villages had another holder, if it had one.

    Only as long as nothing is done to the others.
    """
    began, found = time.monotonic(), []
    strikes = made.strikes
    is_alone = not any(each.busy for each in made.seats if each is not seat)
    holders = "SELECT village_id, epoch FROM leases WHERE split_part(holder, ':', 2) = $1"
    async with made.glances:
        waiting = {row["village_id"]: row["epoch"] for row in await made.admin.fetch(holders, str(seat.pid))}
    while waiting and time.monotonic() - began < patience:
        async with made.glances:
            rows = await made.admin.fetch("SELECT village_id, epoch FROM leases WHERE holder <> ''")
        for row in rows:
            if row["epoch"] > waiting.get(row["village_id"], row["epoch"]):
                del waiting[row["village_id"]]
                if is_alone and made.strikes == strikes:
                    found.append(time.monotonic() - began)
        await asyncio.sleep(LOOK_INTERVAL)
    return found


async def _planned(made: County) -> None:
    """Wait until every village's month-end is planned."""
    async with asyncio.timeout(PATIENCE):
        while True:
            async with made.glances:
                planned = await made.admin.fetchval(
                    "SELECT count(DISTINCT village_id) FROM reminders WHERE kind = 'disclosure'"
                )
            if planned == len(made.hamlets):
                return
            await asyncio.sleep(LOOK_INTERVAL)


async def _rest(made: County) -> None:
    """End every process by SIGTERM once all has settled and nothing has fallen due since."""
    for _ in range(5):
        await made.settled()
        for seat in made.seats:
            await seat.leave()
        if not await made.admin.fetchval("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending')"):
            return
        for seat in made.seats:
            seat.start()
    raise AssertionError("something new falls due again and again")


async def _compare(made: County, deeds: dict[str, Deeds], outcome: Outcome) -> None:
    kills = outcome.report.kills
    await made.copied()
    for hamlet in made.hamlets:
        part = await audit(hamlet, deeds[hamlet.key])
        part.faults = [f"{hamlet.key}: {fault}" for fault in part.faults]
        outcome.report.add(part)
    outcome.report.kills = kills
    outcome.noted, former = await former_holders(made.admin, made.pids)
    outcome.report.faults += former
    for seat in made.seats:
        bad = [status for status in seat.statuses if status != 0]
        outcome.report.check(holds=not bad, otherwise=f"SIGTERM ended {seat.name} with {bad}")


@asynccontextmanager
async def _load(made: County, deeds: dict[str, Deeds], dice: random.Random) -> AsyncIterator[None]:
    stop = asyncio.Event()
    people = sum(len(hamlet.villagers) + CADRES for hamlet in made.hamlets)
    pause = (0.5 * PACE * people, 1.5 * PACE * people)
    actors: list[Actor] = []
    for hamlet in made.hamlets:
        for kind, persons in ((Villager, hamlet.villagers), (Cadre, hamlet.cadres[:CADRES])):
            actors += [
                kind(each, made.simulator, deeds[hamlet.key], dice.getrandbits(32), pause) for each in persons
            ]
    async with asyncio.TaskGroup() as group:
        for actor in actors:
            group.create_task(actor.live(stop))
        try:
            yield
        finally:
            stop.set()
