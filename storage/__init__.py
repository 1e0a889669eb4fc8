"""The village's records: SQLite (default) or PostgreSQL behind one set of named queries."""

from storage.engine import Engine, database_file, open_engine
from storage.lease import Lease
from storage.listening import Wake, listen

__all__ = ["Engine", "Lease", "Wake", "database_file", "listen", "open_engine"]
