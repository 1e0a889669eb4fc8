"""What can go wrong with storing, as everybody above storage sees it.

StorageError                 it may pass; what was asked for has not happened and may be asked for again
├── DiskFullError            no room
├── DatabaseBusyError        somebody else holds the lock
├── DatabaseGoneError        the file or the server can't be reached, or doesn't let us in
│   ├── ServerUnreachableError   nobody answers at that address
│   ├── ServerNotReadyError      it is starting or stopping
│   ├── TooManyConnectionsError  it takes no more connections
│   ├── ServerReadOnlyError      it is a standby, or set so that nothing can be written
│   ├── PasswordRefusedError     it doesn't let this user in
│   ├── NoSuchDatabaseError      it has no such database, or no such schema
│   └── NotPermittedError        this user may not do it
└── LeaseLostError           another process serves this village now: asking again here is of no use

StorageSetupError            somebody has to do something before the program can run
├── AlreadyRunningError      another process serves this database
├── ServedElsewhereError     another process serves this village for now
├── SchemaTooNewError        the database was made by a newer version of the program
├── UnknownUrlError          no database is named like this
├── PoolerError              PgBouncer stands before the server, and the URL doesn't say so
├── EncodingError            the database can't hold Chinese
├── RecordsMovedError        migrate-storage has moved the records to another database
├── CopyUnfinishedError      migrate-storage has not finished copying into this database
├── TargetTakenError         somebody's records are there already where a copy is to go
├── OtherCopyError           something else is being copied there
├── CopyUnsoundError         a copy isn't what was copied
├── BackupUnsoundError       a file is no backup, or no longer a whole one
├── BackupElsewhereError     this kind of database is backed up by its own tools
└── BackupHereError          this kind of database is backed up by this program

RowSettledError              an inbox row was settled before: its update has had its effect
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class StorageError(Exception):
    """The database can't do it now. What was asked for has not happened; it may be asked for again."""


class RowSettledError(Exception):
    """An inbox row is settled for the second time."""

    def __init__(self, row_id: int) -> None:
        super().__init__(row_id)
        self.row_id = row_id


class DiskFullError(StorageError):
    """There is no room to store anything."""


class DatabaseBusyError(StorageError):
    """Somebody else holds the lock for too long."""


class DatabaseGoneError(StorageError):
    """The file or the server can't be reached, or doesn't let us in."""


class ServerUnreachableError(DatabaseGoneError):
    """Nobody answers at the server's address."""


class ServerNotReadyError(DatabaseGoneError):
    """The server is starting or stopping."""


class TooManyConnectionsError(DatabaseGoneError):
    """The server, or this user's share of it, takes no more connections."""


class ServerReadOnlyError(DatabaseGoneError):
    """The server is a standby, or set so that nothing can be written."""


class PasswordRefusedError(DatabaseGoneError):
    """The server doesn't let this user in."""


class NoSuchDatabaseError(DatabaseGoneError):
    """The server has no database, or no schema, of this name."""


class NotPermittedError(DatabaseGoneError):
    """This user may not do that in the database."""


class LeaseLostError(StorageError):
    """This process serves the village no more: what it asked for is the business of whoever does."""


class StorageSetupError(Exception):
    """The program can't start on this database."""


class AlreadyRunningError(StorageSetupError):
    """Another process serves this database."""


class ServedElsewhereError(StorageSetupError):
    """Another process serves this village."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until
        """When its lease ends, by the database's clock, unless it is renewed."""


class SchemaTooNewError(StorageSetupError):
    """The database was made by a newer version of the program."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema {found}, known up to {known}")
        self.found = found
        self.known = known


class UnknownUrlError(StorageSetupError):
    """No database is named like this."""


class PoolerError(StorageSetupError):
    """PgBouncer in transaction mode stands before the server, and the URL doesn't say so."""


class EncodingError(StorageSetupError):
    """The database isn't in UTF-8: it can't hold Chinese."""


class RecordsMovedError(StorageSetupError):
    """The records were moved to another database."""


class CopyUnfinishedError(StorageSetupError):
    """The database is a copy that isn't finished yet."""


class TargetTakenError(StorageSetupError):
    """Somebody's records are there already where a copy is to go."""


class OtherCopyError(StorageSetupError):
    """The database is an unfinished copy of something else."""


class CopyUnsoundError(StorageSetupError):
    """A table of a copy isn't what was copied."""

    def __init__(self, table: str) -> None:
        super().__init__(table)
        self.table = table


class BackupUnsoundError(StorageSetupError):
    """A file is no backup of ours, or doesn't hold any more what was put into it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class BackupElsewhereError(StorageSetupError):
    """PostgreSQL is backed up by its own tools (pg_dump)."""


class BackupHereError(StorageSetupError):
    """A SQLite file is backed up and restored by this program."""
