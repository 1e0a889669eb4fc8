"""The village's records on SQLite or PostgreSQL, behind one set of named SQL."""
