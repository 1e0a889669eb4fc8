"""What a driver said, as bot.domain.storing names it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

import asyncpg

from bot.domain.storing import (
    DatabaseBusyError,
    DatabaseGoneError,
    DiskFullError,
    NoSuchDatabaseError,
    NotPermittedError,
    PasswordRefusedError,
    PoolerError,
    ServerNotReadyError,
    ServerReadOnlyError,
    ServerUnreachableError,
    StorageError,
    TooManyConnectionsError,
    UnknownUrlError,
)

_FULL: Final = {sqlite3.SQLITE_FULL}
_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}
_GONE: Final = {
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
_SAID: Final[Sequence[tuple[type[Exception], type[StorageError]]]] = (
    (asyncpg.DiskFullError, DiskFullError),
    (asyncpg.LockNotAvailableError, DatabaseBusyError),
    (asyncpg.DeadlockDetectedError, DatabaseBusyError),
    (asyncpg.SerializationError, DatabaseBusyError),
    (asyncpg.QueryCanceledError, DatabaseBusyError),
    (asyncpg.InvalidAuthorizationSpecificationError, PasswordRefusedError),
    (asyncpg.InvalidCatalogNameError, NoSuchDatabaseError),
    (asyncpg.InvalidSchemaNameError, NoSuchDatabaseError),
    (asyncpg.TooManyConnectionsError, TooManyConnectionsError),
    (asyncpg.ReadOnlySQLTransactionError, ServerReadOnlyError),
    (asyncpg.TargetServerAttributeNotMatched, ServerReadOnlyError),
    (asyncpg.InsufficientPrivilegeError, NotPermittedError),
    (asyncpg.CannotConnectNowError, ServerNotReadyError),
    (asyncpg.PostgresConnectionError, DatabaseGoneError),
    (asyncpg.OperatorInterventionError, DatabaseGoneError),
    (asyncpg.InsufficientResourcesError, DatabaseGoneError),
    (asyncpg.PostgresSystemError, DatabaseGoneError),
    (asyncpg.IdleInTransactionSessionTimeoutError, DatabaseGoneError),
)
"""What a server says, the particular before the general."""
_MISLED: Final = (asyncpg.InvalidSQLStatementNameError, asyncpg.DuplicatePreparedStatementError)
"""A prepared statement isn't where it was made: PgBouncer has given the connection to somebody else."""
_PRIMARY: Final = 0xFF  # an extended result code's lowest byte is its primary code (SQLite's manual)


def translated(error: BaseException) -> BaseException:
    """Return a driver's error as a StorageError where it may pass; any other error as it is."""
    found: StorageError | PoolerError | None = None
    if isinstance(error, sqlite3.Error):
        code = (getattr(error, "sqlite_errorcode", 0) or 0) & _PRIMARY
        if code in _FULL:
            found = DiskFullError()
        elif code in _BUSY:
            found = DatabaseBusyError()
        elif code in _GONE:
            found = DatabaseGoneError()
    elif isinstance(error, _MISLED):
        found = PoolerError()
    else:
        found = next((ours() for theirs, ours in _SAID if isinstance(error, theirs)), None)
    if found is None:
        return error
    found.__cause__ = error
    return found


def refused(error: BaseException) -> BaseException:
    """Return what kept a connection from being opened as a StorageError or a StorageSetupError."""
    found: Exception
    if isinstance(error, asyncpg.ProtocolViolationError) and "startup parameter" in str(error):
        found = PoolerError()  # what PgBouncer says to settings that it can't keep for a client
    elif isinstance(error, asyncpg.ClientConfigurationError | asyncpg.UndefinedObjectError):
        found = UnknownUrlError()  # an option behind its question mark that nobody knows
    elif isinstance(error, OSError):  # also TimeoutError
        found = ServerUnreachableError()
    else:
        return translated(error)
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
