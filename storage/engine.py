"""An engine: one database, opened. What is particular to each is in `sqlite.py` and `postgres.py`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from bot.domain.backup import Backup
from bot.domain.deployment import Deployment
from bot.domain.storing import CopyUnfinishedError, RecordsMovedError, UnknownUrlError
from bot.domain.times import to_micros
from bot.domain.village import Village
from bot.ports import Records
from storage import backup
from storage.backend import Backend
from storage.copying.table import COPYING, MOVED
from storage.lease import Lease
from storage.listening import Wake
from storage.postgres import PostgresEngine
from storage.records import records
from storage.sqlite import SqliteEngine

T = TypeVar("T")

FILE: Final = "sqlite:///"
BUSY_TIMEOUT: Final = 5.0  # seconds


class VillageStore:
    """Fulfils bot.ports.store.Store: one village's records."""

    def __init__(self, backend: Backend, village: int, lease: Lease | None, wake: Wake | None = None) -> None:
        self._backend = backend
        self._village = village
        self._lease = lease
        self._wake = wake

    async def transact(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a unit in one transaction; return its result once it is committed durably."""

        async def whole(connection: object) -> T:
            result = await unit(self._records(connection))
            if self._wake is not None:
                await self._backend.wake(connection, self._village, self._wake)
            return result

        return await self._backend.write(whole, self._village, self._lease)

    async def read(self, unit: Callable[[Records], Awaitable[T]]) -> T:
        """Run a reading unit beside the writer."""
        return await self._backend.read(lambda connection: unit(self._records(connection)))

    def _records(self, connection: object) -> Records:
        return records(self._backend.sql, connection, self._village)


class Engine:
    """One database."""

    def __init__(self, backend: Backend, *, is_shared: bool) -> None:
        self._backend = backend
        self.is_shared = is_shared
        """Whether several processes may serve villages of it at the same time."""

    async def migrate(self) -> None:
        """Bring the schema up to date.

        Raises SchemaTooNewError where the program is the older one, and CopyUnfinishedError or
        RecordsMovedError where the records are not here: not yet, or no longer.
        """
        there = await self._backend.tables()
        if COPYING in there:
            raise CopyUnfinishedError
        if MOVED in there:
            raise RecordsMovedError
        await self._backend.migrate()

    async def checkpoint(self) -> None:
        """Leave nothing of what was erased in a log: to be called after cleaning."""
        await self._backend.checkpoint()

    async def is_sound(self) -> bool:
        """Whether the database's own check finds nothing amiss; it reads all of a SQLite file."""
        return await self._backend.is_sound()

    async def size(self) -> int:
        """Return how many bytes the records take, with their indexes."""
        return await self._backend.size()

    async def back_up(self, target: Path, now: datetime) -> Backup:
        """Copy everything into a file, beside the running bot; return the copy, opened and counted.

        Raises StorageError where there is no room or no access, BackupUnsoundError where the copy isn't what
        was copied, and BackupElsewhereError on PostgreSQL.
        """
        return await self._backend.back_up(target, now)

    @staticmethod
    def verify(path: Path) -> Backup:
        """Open a backup and count its rows; raise BackupUnsoundError where anything is amiss."""
        return backup.verify(path)

    def serve(self, village: Village) -> AbstractAsyncContextManager[Lease]:
        """Hold the right to serve a village until the context ends, or until `lost` is set.

        Raises at its beginning AlreadyRunningError where another process has the file, and
        ServedElsewhereError where another process serves this village. It may be asked for again.
        """
        return self._backend.leases.serve(village.id)

    async def offer(self, villages: Iterable[Village]) -> None:
        """Tell the other processes which villages this one could serve, in place of what it said before."""
        await self._backend.leases.offer(village.id for village in villages)

    async def deployment(self) -> Deployment:
        """Return who lives and who serves, by the database's clock."""
        return await self._backend.leases.deployment()

    async def village(self, name: str, timezone: str, locale: str, *, key: str = "main") -> Village:
        """Return a village, known by its key, with this name, time zone and language from now on."""

        async def unit(connection: object) -> Any:  # noqa: ANN401 - a driver's row
            return await self._backend.sql.villages.put(
                connection, key=key, name=name, timezone=timezone, locale=locale
            )

        row = await self._backend.write(unit)
        return Village(row["id"], row["name"], row["timezone"], row["locale"])

    async def stirring(self, now: datetime) -> frozenset[int]:
        """Return the ids of the villages where something is to be done, whoever put it there."""

        async def unit(connection: object) -> frozenset[int]:
            rows = self._backend.sql.villages.stirring(connection, now=to_micros(now))
            return frozenset([row["id"] async for row in rows])

        return await self._backend.read(unit)

    async def paused(self) -> frozenset[str]:
        """Return the keys of the villages that nobody is to serve for now: `lianxin village pause`."""

        async def unit(connection: object) -> frozenset[str]:
            rows = self._backend.sql.villages.paused(connection)
            return frozenset([row["key"] async for row in rows])

        return await self._backend.read(unit)

    def store(
        self, village: Village, lease: Lease | None = None, *, wake: Wake | None = None
    ) -> VillageStore:
        """Return a village's records.

        By a lease they change for its holder alone: what he asks for after he has lost it raises
        LeaseLostError. Whoever works beside him, a command or another process's webhook, passes none, and
        says whom each of his changes is to wake there.
        """
        return VillageStore(self._backend, village.id, lease, wake)


def database_file(url: str) -> Path | None:
    """Return the file of a SQLite URL; None for a server."""
    return Path(url.removeprefix(FILE)).resolve() if url.startswith(FILE) else None


@asynccontextmanager
async def open_engine(url: str, *, busy_timeout: float = BUSY_TIMEOUT) -> AsyncIterator[Engine]:
    """Open the database that a URL names.

    sqlite:///relative.db, sqlite:////absolute.db or postgresql://user@host/name. `busy_timeout`: seconds
    that a change waits for another process's lock before DatabaseBusyError is raised.
    """
    path = database_file(url)
    if path is not None:
        backend: SqliteEngine | PostgresEngine = SqliteEngine(path, busy_timeout)
    elif url.startswith(("postgresql://", "postgres://")):
        backend = PostgresEngine(url, busy_timeout)
    else:
        raise UnknownUrlError
    async with backend:
        yield Engine(backend, is_shared=path is None)
