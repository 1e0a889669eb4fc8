"""The one writer: units of work in turn, several of them in one commit.

Two coroutines on one connection would mix their transactions, so every change goes through this queue. Each
unit is a savepoint: what it raises undoes it and nothing else. A synced commit costs milliseconds, so units
that wait at the same time share one; nobody is told of success before it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final, TypeVar

from bot.domain.storing import DatabaseGoneError, ServerReadOnlyError
from storage.dialect import Dialect
from storage.errors import passing, translated
from storage.job import Job

T = TypeVar("T")

LOG: Final = logging.getLogger(__name__)
BATCH: Final = 64  # units that share a commit, at most
LONGEST: Final = 0.02  # seconds after which a batch takes in no further unit
IDLE: Final = 30.0  # seconds without work after which the database is tidied


class Writer:
    """Owns the writing connection and the task that works through the queue."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._jobs: deque[Job] = deque()
        self._wake = asyncio.Event()
        self._connection: Any = None
        self._task: asyncio.Task[None] | None = None
        self._closing = True
        self._untidy = False
        self.commits = 0
        """How many commits there were: what benchmarks and tests of sharing look at."""

    async def start(self) -> None:
        """Open the connection and begin to work."""
        self._connection = await self._dialect.connect()
        self._closing = False
        self._task = asyncio.create_task(self._work(), name="storage writer")

    async def close(self) -> None:
        """Finish what was handed in, then close the connection."""
        self._closing = True
        self._wake.set()
        if self._task is not None:
            await asyncio.wait((self._task,))

    async def run(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit with the connection, in turn; return its result once it is committed.

        A caller that is cancelled meanwhile changes nothing: the unit is carried out, or not, as a whole.
        Where the connection is lost during the commit itself nobody can know whether it was carried out:
        DatabaseGoneError is raised, and what asks again has to notice (an inbox row that is settled already).
        """
        if self._closing:
            raise DatabaseGoneError
        if asyncio.current_task() is self._task:
            raise RuntimeError("a unit asks for another one: it would wait for itself")
        job = Job(unit, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._wake.set()
        result: T = await job.done
        return result

    async def _work(self) -> None:
        try:
            while self._jobs or not self._closing:
                if self._jobs:
                    await self._batch()
                else:
                    await self._rest()
        finally:  # also where this task is cancelled: nobody may wait for it any more
            self._closing = True
            self._fail(self._waiting(), DatabaseGoneError())
            await self._drop(lost=_is_cancelled())

    async def _rest(self) -> None:
        """Wait for work; tidy where none comes."""
        self._wake.clear()
        timer = asyncio.get_running_loop().call_later(IDLE, self._wake.set) if self._untidy else None
        await self._wake.wait()
        if timer is None:
            return
        timer.cancel()
        if not self._jobs and not self._closing and self._connection is not None:
            self._untidy = False
            try:
                await self._dialect.tidy(self._connection)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next unit meets it
                LOG.warning("tidying failed (%s)", type(error).__name__)

    async def _batch(self) -> None:
        """Carry out the jobs that wait, in one commit."""
        try:
            await self._begin()
        except Exception as error:  # noqa: BLE001 - it is handed to everybody who waits
            # Whoever waits has waited for the same lock or server: one timeout for all, not one for each.
            await self._undo(error)
            self._fail(self._waiting(), error)
            return
        batch: list[Job] = []
        try:
            await self._gather(batch)
            await self._commit()
        except Exception as error:  # noqa: BLE001 - it is handed to everybody who waits for this commit
            await self._undo(error)
            self._fail(batch, error)
        except BaseException:
            self._fail(batch, DatabaseGoneError())
            raise
        else:
            for job in batch:
                job.succeed()

    async def _gather(self, batch: list[Job]) -> None:
        """Carry out units in turn; the batch holds those whose fate is the commit's."""
        until = time.monotonic() + LONGEST
        for _ in range(BATCH):
            while self._jobs and self._jobs[0].done.done():
                self._jobs.popleft()  # a caller that was cancelled before his turn wants nothing
            if not self._jobs or (batch and time.monotonic() > until):
                return
            job = self._jobs.popleft()
            batch.append(job)
            if not await self._carry_out(job):
                batch.remove(job)

    async def _begin(self) -> None:
        if self._connection is not None and not self._dialect.is_open(self._connection):
            await self._drop(lost=True)
        if self._connection is None:
            self._connection = await self._dialect.connect()
        await self._connection.execute(self._dialect.begin)

    async def _carry_out(self, job: Job) -> bool:
        """Carry out one unit; return whether it is part of the commit."""
        await self._connection.execute("SAVEPOINT unit")
        try:
            job.result = await job.unit(self._connection)
            # Refused where a statement of the unit failed and the unit made nothing of it.
            await self._connection.execute("RELEASE SAVEPOINT unit")
        except (Exception, asyncio.CancelledError) as error:  # also a CancelledError that is the unit's own
            # Where the connection is lost, or SQLite has undone everything by itself (SQLITE_FULL), the
            # others' work is gone too.
            known = translated(error)
            # A server that has become a standby gets no second chance: the address may lead to another one.
            is_over = _is_cancelled() or isinstance(known, ServerReadOnlyError)
            if is_over or not self._dialect.in_transaction(self._connection):
                raise
            await self._connection.execute("ROLLBACK TO SAVEPOINT unit")
            await self._connection.execute("RELEASE SAVEPOINT unit")
            job.fail(known)
            return False
        return True

    async def _commit(self) -> None:
        # PostgreSQL answers ROLLBACK, and no error, where the transaction could not be committed.
        if await self._connection.execute("COMMIT") == "ROLLBACK":
            raise DatabaseGoneError
        self.commits += 1
        self._untidy = True

    def _waiting(self) -> list[Job]:
        jobs = list(self._jobs)
        self._jobs.clear()
        return jobs

    @staticmethod
    def _fail(jobs: Iterable[Job], error: BaseException) -> None:
        for job in jobs:
            job.fail(passing(error))

    async def _undo(self, cause: BaseException) -> None:
        """Leave no transaction behind, or no connection."""
        connection = self._connection
        if connection is None:
            return
        is_clean = False
        try:
            # A COMMIT that failed keeps its transaction open; SQLite may have rolled back by itself.
            if self._dialect.in_transaction(connection):
                await connection.execute("ROLLBACK")
            is_clean = self._dialect.is_open(connection) and not self._dialect.in_transaction(connection)
        except Exception as error:  # noqa: BLE001 - the connection is given up instead
            LOG.warning("rolling back failed (%s)", type(error).__name__)
        if not is_clean or isinstance(passing(cause), DatabaseGoneError):
            await self._drop(lost=True)

    async def _drop(self, *, lost: bool) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            await self._dialect.close(connection, lost=lost)
        except Exception as error:  # noqa: BLE001 - it is of no use any more
            LOG.warning("closing a connection failed (%s)", type(error).__name__)


def _is_cancelled() -> bool:
    """Whether the writer's own task is to end."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
