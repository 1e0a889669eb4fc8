"""What a driver said, as bot.domain.storing names it."""

from __future__ import annotations

import sqlite3
from typing import Final

import asyncpg

from bot.domain.storing import DatabaseBusyError, DatabaseGoneError, DiskFullError, StorageError

_FULL: Final = {sqlite3.SQLITE_FULL}
_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_GONE: Final = {
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
_PASSING: Final = (
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.QueryCanceledError,
)
_UNREACHABLE: Final = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.PostgresSystemError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InvalidCatalogNameError,  # no such database
    asyncpg.InvalidAuthorizationSpecificationError,
)
_PRIMARY: Final = 0xFF  # an extended result code's lowest byte is its primary code (SQLite's manual)


def translated(error: BaseException) -> BaseException:
    """Return a driver's error as a StorageError where it may pass; any other error as it is."""
    found: StorageError | None = None
    if isinstance(error, sqlite3.Error):
        code = (getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY
        if code in _FULL:
            found = DiskFullError()
        elif code in _BUSY:
            found = DatabaseBusyError()
        elif code in _GONE:
            found = DatabaseGoneError()
    elif isinstance(error, asyncpg.DiskFullError):
        found = DiskFullError()
    elif isinstance(error, _PASSING):
        found = DatabaseBusyError()
    elif isinstance(error, _UNREACHABLE):
        found = DatabaseGoneError()
    if found is None:
        return error
    found.__cause__ = error
    return found


def passing(error: BaseException) -> StorageError:
    """Return a StorageError for whatever kept a transaction from beginning or from being committed."""
    known = translated(error)
    if not isinstance(known, StorageError):
        known = DatabaseGoneError()
    elif known is error:
        known = type(known)()
    known.__cause__ = error
    return known
