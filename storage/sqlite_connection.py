"""SQLite's connections, as the writer and the queries need them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import aiosqlite

WAL_LIMIT: Final = 16 * 1024 * 1024  # bytes to which the log is cut after a burst
CACHE: Final = 32 * 1024
"""KiB of pages that the writer keeps, at most: with SQLite's own 2 MB a long past makes it slower."""
STATEMENTS: Final = 256  # prepared statements kept for each connection: more than there are named queries
PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # NORMAL may lose confirmed messages at a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is erased is overwritten, not only unlinked
    f"PRAGMA journal_size_limit = {WAL_LIMIT}",
)


class Connection(aiosqlite.Connection):
    """Runs what can't wait at once in the caller's thread: handing it to its own and back takes 90 µs.

    A statement takes some 10 µs. Between BEGIN IMMEDIATE and COMMIT nobody else holds the lock, and who reads
    waits for nobody (WAL).
    """

    may_wait: tuple[str, ...] = ("PRAGMA",)
    """How statements begin that wait for another process's lock, or for the disk to have taken it all."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Run a statement."""
        if self._running and args and isinstance(args[0], str) and not args[0].startswith(self.may_wait):
            return fn(*args, **kwargs)
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]


class WritingConnection(Connection):
    """As PostgreSQL's: a statement that failed leaves nothing to be done but a ROLLBACK.

    Else a unit that makes nothing of a failure would go on, half done, to the commit; and after a full disk,
    where SQLite has ended the transaction by itself, each of its further statements would commit alone.
    """

    may_wait = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")
    _failed: sqlite3.Error | None = None

    def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Any:  # noqa: ANN401 - the driver's
        """Run a statement."""
        self._look_at(sql)
        return super().execute(sql, parameters)

    def execute_fetchall(self, sql: str, parameters: Iterable[Any] | None = None) -> Any:  # noqa: ANN401
        """Run a statement and return its rows."""
        self._look_at(sql)
        return super().execute_fetchall(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Any:  # noqa: ANN401
        """Run a statement once for each row of values."""
        self._look_at(sql)
        return super().executemany(sql, parameters)

    def _look_at(self, sql: str) -> None:
        if sql.startswith(("BEGIN", "ROLLBACK")):
            self._failed = None
        elif self._failed is not None:
            raise self._failed

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Run a statement, and remember where it failed."""
        try:
            return await super()._execute(fn, *args, **kwargs)
        except sqlite3.Error as error:
            self._failed = error
            raise


async def opened(path: Path, busy_timeout: float, *, create: bool, writes: bool) -> aiosqlite.Connection:
    """Return a connection to a file (an absolute path); `create` makes the file where it isn't there.

    A connection is opened again after trouble: a file that has been moved away then must not come back empty.
    """
    if create:
        _make_private(path)
    uri = f"{path.as_uri()}?mode={'rwc' if create else 'rw'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            uri,
            uri=True,
            isolation_level=None,
            timeout=busy_timeout,
            cached_statements=STATEMENTS,
            check_same_thread=False,  # its statements run one after the other, in two threads
        )

    kind = WritingConnection if writes else Connection
    connection = kind(connect, iter_chunk_size=64)
    try:
        await connection
    except BaseException:
        # aiosqlite lets its thread end by itself; it would still call this loop when that is closed.
        await asyncio.to_thread(connection._thread.join)  # noqa: SLF001 - it has no public name
        raise
    try:
        connection.row_factory = aiosqlite.Row
        for pragma in (*PRAGMAS, f"PRAGMA cache_size = -{CACHE}" if writes else "PRAGMA query_only = ON"):
            await connection.execute(pragma)
    except BaseException:
        await connection.close()  # its thread would keep the process from ending
        raise
    return connection


def _make_private(path: Path) -> None:
    """Make the file where it isn't there, for its owner alone; its log and index take after it.

    Where it can't be made, SQLite says why.
    """
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
