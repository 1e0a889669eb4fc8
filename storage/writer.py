"""The one writer: units of work in turn, several of them in one commit.

Two coroutines on one connection would mix their transactions, so every change goes through this queue. Each
unit is a savepoint: what it raises undoes it and nothing else. A synced commit costs milliseconds, so units
that wait at the same time share one; nobody is told of success before it.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from bot.domain.storing import StorageError
from storage.errors import DatabaseGoneError, passing, translated

T = TypeVar("T")

BATCH: Final = 64  # units that share a commit, at most
LONGEST: Final = 0.02  # seconds after which a batch takes in no further unit


@dataclass(eq=False, slots=True)
class _Job:
    unit: Callable[[Any], Awaitable[Any]]
    done: asyncio.Future[Any]
    result: Any = field(default=None)

    def succeed(self) -> None:
        if not self.done.done():
            self.done.set_result(self.result)

    def fail(self, error: BaseException) -> None:
        if not self.done.done():
            self.done.set_exception(error)


class Writer:
    """Owns the writing connection and the task that works through the queue."""

    def __init__(
        self,
        connect: Callable[[], Awaitable[Any]],
        begin: str,
        is_closed: Callable[[Any], bool] = lambda _connection: False,
    ) -> None:
        """`connect` opens a connection (again, after one was lost); `begin` is the dialect's statement."""
        self._connect = connect
        self._begin = begin
        self._is_closed = is_closed
        self._waiting: deque[_Job] = deque()
        self._bell = asyncio.Event()
        self._closing = False
        self._connection: Any = None
        self._task: asyncio.Task[None] | None = None
        self.commits = 0
        """How many commits there were: what benchmarks and tests of sharing look at."""

    async def start(self) -> None:
        """Open the connection and begin to work."""
        self._connection = await self._connect()
        self._task = asyncio.create_task(self._work(), name="storage writer")

    async def close(self) -> None:
        """Finish what was handed in, then close the connection."""
        self._closing = True
        self._bell.set()
        try:
            if self._task is not None:
                await asyncio.shield(self._task)
        finally:
            if self._connection is not None:
                await self._connection.close()
                self._connection = None

    async def run(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit with the connection, in turn; return its result once it is committed.

        A caller that is cancelled meanwhile changes nothing: the unit is carried out, or not, as a whole.
        Raises StorageError where the database can't do it now.
        """
        if self._closing or self._task is None:
            raise DatabaseGoneError
        job = _Job(unit, asyncio.get_running_loop().create_future())
        self._waiting.append(job)
        self._bell.set()
        result: T = await job.done
        return result

    async def _work(self) -> None:
        try:
            while True:
                while self._waiting:
                    await self._batch()
                if self._closing:
                    return
                self._bell.clear()
                await self._bell.wait()
        finally:
            self._closing = True
            for job in self._waiting:
                job.fail(DatabaseGoneError())

    async def _batch(self) -> None:
        """Carry out what waits, as much as one commit takes, and tell everybody what became of it."""
        batch: list[_Job] = []
        try:
            await self._begin_transaction()
            await self._gather(batch)
            await self._connection.execute("COMMIT")
        except BaseException as error:
            if not batch:  # BEGIN failed: whoever waits would only wait as long again, to hear the same
                batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            for job in batch:
                # Anything but an Exception means that the loop is being taken down.
                job.fail(passing(error) if isinstance(error, Exception) else DatabaseGoneError())
            await self._undo()
            if not isinstance(error, Exception):
                raise
        else:
            self.commits += 1
            for job in batch:
                job.succeed()

    async def _begin_transaction(self) -> None:
        if self._connection is None or self._is_closed(self._connection):
            self._connection = None
            self._connection = await self._connect()
        await self._connection.execute(self._begin)

    async def _gather(self, batch: list[_Job]) -> None:
        """Carry out units in turn; the batch holds those whose fate is the commit's."""
        until = time.monotonic() + LONGEST
        for number in range(BATCH):
            job = self._next()
            if job is None or (number > 0 and time.monotonic() > until):
                return
            batch.append(self._waiting.popleft())
            if not await self._carry_out(job):
                batch.remove(job)

    def _next(self) -> _Job | None:
        """Return the job whose turn it is. A caller that was cancelled before his turn wants nothing."""
        while self._waiting and self._waiting[0].done.done():
            self._waiting.popleft()
        return self._waiting[0] if self._waiting else None

    async def _carry_out(self, job: _Job) -> bool:
        """Carry out one unit; return whether it is part of the commit."""
        await self._connection.execute("SAVEPOINT unit")
        try:
            job.result = await job.unit(self._connection)
            await self._connection.execute("RELEASE SAVEPOINT unit")
        except BaseException as error:  # also a unit's own CancelledError: it is told, the writer goes on
            if _is_cancelled():
                raise
            await self._take_back(error)
            job.fail(translated(error))
            return False
        return True

    async def _take_back(self, error: BaseException) -> None:
        """Undo one unit. Where nothing is left to undo, the others' work is gone too, for the same reason."""
        try:
            await self._connection.execute("ROLLBACK TO SAVEPOINT unit")
            await self._connection.execute("RELEASE SAVEPOINT unit")
        except Exception as lost:
            reason = translated(error)
            raise (reason if isinstance(reason, StorageError) else passing(lost)) from lost

    async def _undo(self) -> None:
        """Leave no transaction behind: a COMMIT that failed keeps its own open."""
        if self._connection is None or self._is_closed(self._connection):
            return
        try:
            await self._connection.execute("ROLLBACK")
        except Exception as error:  # noqa: BLE001 - SQLite may have rolled back by itself, and says so here
            if isinstance(translated(error), DatabaseGoneError):
                connection, self._connection = self._connection, None
                await connection.close()


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
