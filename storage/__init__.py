"""The village's records: SQLite (default) or PostgreSQL behind one set of named queries."""

from storage.engine import Engine, database_file, open_engine

__all__ = ["Engine", "database_file", "open_engine"]
