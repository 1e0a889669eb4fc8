"""The village's records: SQLite (default) or PostgreSQL behind one set of named queries."""

from storage.engine import Engine, open_engine
from storage.errors import AlreadyRunningError, SchemaTooNewError, StorageSetupError, UnknownUrlError

__all__ = [
    "AlreadyRunningError",
    "Engine",
    "SchemaTooNewError",
    "StorageSetupError",
    "UnknownUrlError",
    "open_engine",
]
