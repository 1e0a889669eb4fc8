"""The village's records: SQLite (default) or PostgreSQL behind one set of named queries."""

from storage.engine import Engine, open_engine

__all__ = ["Engine", "open_engine"]
