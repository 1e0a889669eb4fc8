"""Deadlines by the hundred thousand: memory, time to start, accuracy, what fell due while the bot was off."""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import time
from datetime import timedelta

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.times import to_micros
from bot.domain.topic import Topic
from bot.ports import Records
from tests.benchmarks.figures import Figure
from tests.benchmarks.village import Village, village

OPEN = (0, 100_000, 1_000_000)
FIRED = 200  # deadlines whose accuracy is looked at
SPREAD = 20.0  # seconds over which they fall due
RUNS = 3  # starts, of which the median counts
OVERDUE = 10_000
SETTLING = 3.0  # seconds until memory is taken
SCHEDULED = 100_000  # date jobs in APScheduler's memory store
MILLION = 1_000_000
DAY = 86_400 * MILLION  # microseconds

_OPEN = "INSERT INTO reminders (village_id, kind, subject, period, due_at) VALUES (1, 'due_soon', ?, '', ?)"
_OVERDUE = """
INSERT INTO reminders (village_id, kind, subject, period, due_at)
SELECT village_id, 'overdue', id, '0', ? FROM cases WHERE year = 2025 AND serial = ?
"""
_LEFT = "SELECT count(*) FROM reminders WHERE kind = 'overdue' AND settled_at IS NULL"
_QUEUED = "SELECT count(*) FROM outbox WHERE priority = 2"
_LATENESS = "SELECT max(settled_at - due_at), min(settled_at - due_at) FROM reminders WHERE kind = 'overdue'"


async def deadlines() -> list[Figure]:
    """Start with no, 100,000 and 1,000,000 open reminders; then let 10,000 be overdue at the start."""
    figures = []
    idle = 0.0
    for number in OPEN:
        ready, resident, late = await _started(number)
        idle = idle or resident
        aim = "< 3" if number == MILLION else ""
        figures += [
            Figure(f"{number:,} open: from start to ready", ready, "s", aim),
            Figure(f"{number:,} open: resident", resident, "MB"),
            Figure(f"{number:,} open: resident above none", resident - idle, "MB"),
            Figure(f"{number:,} open: latest of {FIRED} firings", late, "s", "≤ 1"),
        ]
    grown, took = await _scheduler()
    return [
        *figures,
        Figure(f"APScheduler with {SCHEDULED:,} date jobs in memory", grown, "MB"),
        Figure(f"APScheduler with {SCHEDULED:,} date jobs: adding and starting", took, "s"),
        *await _caught_up(),
    ]


async def _started(number: int) -> tuple[float, float, float]:
    """Return seconds until ready, megabytes, and the lateness of the latest firing in seconds."""
    async with village(rate=28) as made:
        now = to_micros(await made.simulator.clock())
        rows = [(MILLION + place, now + 2 * DAY + place * MILLION) for place in range(number)]
        await asyncio.to_thread(made.execute, (_OPEN, rows))
        await _add_cases(made, FIRED)
        times = []
        for _ in range(RUNS):
            began = time.monotonic()
            await made.bot.start()
            times.append(time.monotonic() - began)
            await asyncio.sleep(SETTLING)
            resident = made.resident
            if len(times) < RUNS:
                await made.bot.stop()
        dice, now = random.Random(8), to_micros(await made.simulator.clock())
        due = [(now + round(MILLION * dice.uniform(1, SPREAD)), serial) for serial in range(1, FIRED + 1)]
        made.execute((_OVERDUE, due))
        await made.until(lambda: made.glance.row(_LEFT)[0] == 0)
        return statistics.median(times), resident, made.glance.row(_LATENESS)[0] / MILLION


async def _caught_up() -> list[Figure]:
    """Let 10,000 promises be broken while the bot is off."""
    async with village(rate=28) as made:
        now = to_micros(await made.simulator.clock())
        await _add_cases(made, OVERDUE)
        made.execute((_OVERDUE, [(now - DAY + serial, serial) for serial in range(1, OVERDUE + 1)]))
        began = time.monotonic()
        await made.bot.start()
        ready = time.monotonic()
        await made.until(lambda: made.glance.row(_LEFT)[0] == 0)
        settled = time.monotonic()
        queued = made.glance.row(_QUEUED)[0]
    return [
        Figure(f"{OVERDUE:,} overdue: from start until all are settled", settled - began, "s", "< 10"),
        Figure(f"{OVERDUE:,} overdue: since ready", settled - ready, "s"),
        Figure(f"{OVERDUE:,} overdue: messages that came of them", queued),
    ]


async def _add_cases(made: Village, number: int) -> None:
    """Store cases whose promised date was yesterday, numbered from 2025-1 on, without any reminder."""
    now = await made.simulator.clock()

    async def unit(records: Records) -> None:
        cadres = [cadre for cadre in await records.people.cadres() if not cadre.is_township]
        households = await records.people.households()
        for serial in range(1, number + 1):
            case = Case(
                id=0,
                number=CaseNumber(2025, serial),
                reporter_id=len(made.cadres) + 1 + serial % len(made.villagers),
                household_id=households[serial % len(households)].id,
                topic=Topic.INDUSTRY,
                about_id=None,
                state=CaseState.ASSIGNED,
                responsible_id=cadres[serial % len(cadres)].id,
                opened_at=now - timedelta(days=8),
                first_due_at=now - timedelta(days=1),
                due_at=now - timedelta(days=1),
            )
            await records.cases.add(case)

    async with made.office() as office:
        await office.store.transact(unit)


async def _scheduler() -> tuple[float, float]:
    command = (sys.executable, "-m", "tests.benchmarks.scheduler_memory", str(SCHEDULED))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    grown, took = map(float, output.split())
    return grown, took
