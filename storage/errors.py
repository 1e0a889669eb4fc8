"""Why storing failed, by what the driver said.

StorageError                 (bot.domain.storing) it may pass; what was asked for has not happened
├── DiskFullError            no room
├── DatabaseBusyError        somebody else holds the lock
└── DatabaseGoneError        the file or the server can't be reached

StorageSetupError            somebody has to do something before the program can run
├── AlreadyRunningError      another process serves this database
├── SchemaTooNewError        the database was made by a newer version of the program
└── UnknownUrlError          no database is named like this
"""

from __future__ import annotations

import sqlite3
from typing import Final

import asyncpg

from bot.domain.storing import StorageError

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


class DiskFullError(StorageError):
    """There is no room to store anything."""


class DatabaseBusyError(StorageError):
    """Somebody else holds the lock for too long."""


class DatabaseGoneError(StorageError):
    """The file or the server can't be reached."""


class StorageSetupError(Exception):
    """The program can't start on this database."""


class AlreadyRunningError(StorageSetupError):
    """Another process serves this database."""


class SchemaTooNewError(StorageSetupError):
    """The database was made by a newer version of the program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema {found}, known up to {known}")
        self.found = found
        self.known = known


class UnknownUrlError(StorageSetupError):
    """No database is named like this."""


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
