"""A writer: units of work in turn, several of them in one commit.

Two coroutines on one connection would mix their transactions, so every change goes through this queue. Each
unit is a savepoint: what it raises undoes it and nothing else. A synced commit costs milliseconds, so units
that wait at the same time share one, whichever villages' they are; nobody is told of success before it.

No two processes can wait for each other: a transaction waits for a village only while it has none, and passes
over a further one that isn't free.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final, TypeVar, cast

from bot.domain.storing import DatabaseGoneError, LeaseLostError, ServerReadOnlyError
from storage.dialect import Dialect
from storage.errors import passing, translated
from storage.job import Job
from storage.lease import Lease
from storage.transactions import Transactions, is_cancelled
from storage.waiting import Waiting

T = TypeVar("T")
LOG: Final = logging.getLogger(__name__)
BATCH: Final = 64  # units that share a commit, at most
LONGEST: Final = 0.02  # seconds after which a batch takes in no further unit
IDLE: Final = 30.0  # seconds without work after which the database is tidied


class Writer:
    """Owns the writing connection and the task that works through the queue."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._jobs = Waiting()
        self._open = Transactions(dialect)
        self._task: asyncio.Task[None] | None = None
        self._closing = True
        self._untidy = False
        self.commits = 0
        """How many commits there were: what benchmarks and tests of sharing look at."""

    async def start(self, *, connect: bool = True) -> None:
        """Begin to work; `connect`: open the connection now, and not with the first unit."""
        if connect:
            await self._open.connect()
        self._closing = False
        self._task = asyncio.create_task(self._work(), name="storage writer")

    async def close(self) -> None:
        """Finish what was handed in, then close the connection."""
        self._closing = True
        self._jobs.wake.set()
        if self._task is not None:
            await asyncio.wait((self._task,))

    async def run(
        self, unit: Callable[[Any], Awaitable[T]], village: int = 0, lease: Lease | None = None
    ) -> T:
        """Run a unit with the connection, in turn; return its result once it is committed.

        `village`: whose records it changes, 0 for what is no village's. Raises LeaseLostError where a lease
        is given that doesn't hold any more.
        A caller that is cancelled meanwhile changes nothing: the unit is carried out, or not, as a whole.
        Where the connection is lost during the commit itself nobody can know whether it was carried out:
        DatabaseGoneError is raised, and what asks again has to notice (an inbox row that is settled already).
        """
        if self._closing:
            raise DatabaseGoneError
        if asyncio.current_task() is self._task:
            raise RuntimeError("a unit asks for another one: it would wait for itself")
        job = Job(unit, village, lease, time.monotonic(), asyncio.get_running_loop().create_future())
        self._jobs.add(job)
        return cast("T", await job.done)

    async def _work(self) -> None:
        try:
            while self._jobs or not self._closing:
                if self._jobs:
                    await self._batch()
                else:
                    await self._rest()
        finally:  # also where this task is cancelled: nobody may wait for it any more
            self._closing = True
            self._fail(self._jobs.take_all(), DatabaseGoneError())
            await self._open.drop(lost=is_cancelled())

    async def _rest(self) -> None:
        """Wait for work; tidy where none comes."""
        wake = self._jobs.wake
        wake.clear()
        timer = asyncio.get_running_loop().call_later(IDLE, wake.set) if self._untidy else None
        await wake.wait()
        if timer is None:
            return
        timer.cancel()
        if not self._jobs and not self._closing and self._open.connection is not None:
            self._untidy = False
            try:
                await self._dialect.tidy(self._open.connection)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next unit meets it
                LOG.warning("tidying failed (%s)", type(error).__name__)

    async def _batch(self) -> None:
        """Carry out the jobs that wait, in one commit."""
        first = self._jobs.first()
        if first is None:
            return
        try:
            await self._open.begin(first.village)
        except Exception as error:  # noqa: BLE001 - it is handed to everybody who waits for the same
            await self._open.undo(error)
            # One timeout for all who wait for the same lock or server, not one for each.
            self._fail(self._those_who_wait_too(first, error), error)
            return
        batch: list[Job] = []
        try:
            await self._gather(first.village, batch)
            await self._open.commit()
            self.commits += 1
            self._untidy = True
        except Exception as error:  # noqa: BLE001 - it is handed to everybody who waits for this commit
            await self._open.undo(error)
            self._fail(batch, error)
        except BaseException:
            self._fail(batch, DatabaseGoneError())
            raise
        else:
            for job in batch:
                job.succeed()

    def _those_who_wait_too(self, first: Job, error: Exception) -> list[Job]:
        """Take whom this failure concerns. Where one village is occupied, the others go on."""
        if not self._dialect.is_occupied(error):
            return self._jobs.take_all()
        return self._jobs.step_back(first.village, time.monotonic() - self._dialect.patience)

    async def _gather(self, first: int, batch: list[Job]) -> None:
        """Carry out units in turn; the batch holds those whose fate is the commit's."""
        until = time.monotonic() + LONGEST
        entered, held = {first: True}, set[Lease]()
        passed_over: list[Job] = []
        try:
            for _ in range(BATCH):
                if batch and time.monotonic() > until:
                    return
                job = self._jobs.take()
                if job is None:
                    return
                batch.append(job)
                if job.village not in entered:
                    entered[job.village] = await self._dialect.enter(self._open.connection, job.village)
                if not entered[job.village]:
                    passed_over.append(batch.pop())
                elif not await self._is_right(job, held) or not await self._carry_out(job):
                    batch.remove(job)
        finally:
            self._jobs.put_back(passed_over)

    async def _is_right(self, job: Job, held: set[Lease]) -> bool:
        """Return whether the lease holds by whose right a unit writes; asked once in a transaction."""
        if (lease := job.lease) is None or lease in held:
            return True
        # Outside of the unit's savepoint: what was found out must outlast it.
        refusal = await self._dialect.refusal(self._open.connection, lease)
        if refusal is None:
            held.add(lease)
        else:
            if isinstance(refusal, LeaseLostError):
                lease.lose()
            job.fail(refusal)
        return refusal is None

    async def _carry_out(self, job: Job) -> bool:
        """Carry out one unit; return whether it is part of the commit."""
        await self._open.connection.execute("SAVEPOINT unit")
        try:
            job.result = await job.unit(self._open.connection)
            # Refused where a statement of the unit failed and the unit made nothing of it.
            await self._open.connection.execute("RELEASE SAVEPOINT unit")
        except (Exception, asyncio.CancelledError) as error:  # also a CancelledError that is the unit's own
            known = translated(error)
            # Where the connection is lost, or SQLite has undone everything by itself (SQLITE_FULL), the
            # others' work is gone too. What has become a standby is left: the address may lead elsewhere.
            if is_cancelled() or isinstance(known, ServerReadOnlyError) or not self._open.is_open:
                raise
            await self._open.connection.execute("ROLLBACK TO SAVEPOINT unit")
            await self._open.connection.execute("RELEASE SAVEPOINT unit")
            job.fail(known)
            return False
        return True

    @staticmethod
    def _fail(jobs: Iterable[Job], error: BaseException) -> None:
        for job in jobs:
            job.fail(passing(error))
