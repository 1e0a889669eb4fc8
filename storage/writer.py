"""The one writer: units of work in turn, several of them in one commit.

Two coroutines on one connection would mix their transactions, so every change goes through this queue. Each
unit is a savepoint: what it raises undoes it and nothing else. A synced commit costs milliseconds, so units
that wait at the same time share one; nobody is told of success before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, TypeVar

from bot.domain.storing import StorageError
from storage.errors import DatabaseGoneError, translated

T = TypeVar("T")

BATCH: Final = 64  # units that share a commit, at most


class Connection(Protocol):
    """What the writer needs of a driver's connection."""

    async def execute(self, sql: str, /) -> Any:  # noqa: ANN401 - drivers differ, and it isn't looked at
        """Run one statement."""

    async def close(self) -> None:
        """Close the connection."""


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
        self, connect: Callable[[], Awaitable[Any]], begin: str, is_closed: Callable[[Any], bool]
    ) -> None:
        """`connect` opens a connection (again, after one was lost); `begin` is the dialect's statement."""
        self._connect = connect
        self._begin = begin
        self._is_closed = is_closed
        self._jobs: asyncio.Queue[_Job | None] = asyncio.Queue()
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
        if self._task is not None:
            self._jobs.put_nowait(None)
            await self._task
            self._task = None
        if self._connection is not None:
            await self._connection.close()
            self._connection = None

    async def run(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit with the connection, in turn; return its result once it is committed.

        A caller that is cancelled meanwhile changes nothing: the unit is carried out, or not, as a whole.
        """
        if self._task is None:
            raise DatabaseGoneError
        job = _Job(unit, asyncio.get_running_loop().create_future())
        self._jobs.put_nowait(job)
        result: T = await job.done
        return result

    async def _work(self) -> None:
        more = True
        while more:
            job = await self._jobs.get()
            if job is None:
                return
            more = await self._batch(job)

    async def _batch(self, first: _Job) -> bool:
        """Carry out a job and those that wait behind it, in one commit; return False at the end of all."""
        carried_out: list[_Job] = []
        job: _Job | None = first
        try:
            await self._ready()
            await self._connection.execute(self._begin)
            while job is not None:
                if await self._savepoint(job):
                    carried_out.append(job)
                job = None
                if len(carried_out) < BATCH and not self._jobs.empty():
                    job = self._jobs.get_nowait()
                    if job is None:
                        await self._commit(carried_out)
                        return False
            await self._commit(carried_out)
        except Exception as error:  # noqa: BLE001 - it is handed to everybody who waits for this commit
            known = translated(error)
            await self._undo()
            for failed in [*carried_out, *([job] if job is not None else [])]:
                failed.fail(known)
        return True

    async def _savepoint(self, job: _Job) -> bool:
        """Carry out one unit; return whether it is part of the commit."""
        await self._connection.execute("SAVEPOINT unit")
        try:
            job.result = await job.unit(self._connection)
        except Exception as error:
            known = translated(error)
            if isinstance(known, StorageError):
                raise known from error
            await self._connection.execute("ROLLBACK TO SAVEPOINT unit")
            await self._connection.execute("RELEASE SAVEPOINT unit")
            job.fail(error)
            return False
        await self._connection.execute("RELEASE SAVEPOINT unit")
        return True

    async def _commit(self, carried_out: list[_Job]) -> None:
        await self._connection.execute("COMMIT")
        self.commits += 1
        for job in carried_out:
            job.succeed()
        carried_out.clear()

    async def _ready(self) -> None:
        if self._connection is None or self._is_closed(self._connection):
            self._connection = await self._connect()

    async def _undo(self) -> None:
        """Leave no transaction behind: a COMMIT that failed keeps its own open."""
        if self._connection is None or self._is_closed(self._connection):
            return
        try:
            await self._connection.execute("ROLLBACK")
        except Exception as error:  # noqa: BLE001 - SQLite may have rolled back by itself, and says so here
            if isinstance(translated(error), DatabaseGoneError):
                await self._connection.close()
                self._connection = None
