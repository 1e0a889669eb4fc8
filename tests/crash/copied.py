"""One village's records copied out of PostgreSQL into a SQLite file, for the audit that reads such a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

TABLES = ("inbox", "outbox", "entries", "cases", "case_events", "keyboards", "accounts", "offices")
"""What the audit looks at."""


async def copy_out(admin: Any, village_id: int, target: Path) -> None:
    """Write these tables' rows of one village."""
    with closing(sqlite3.connect(target)) as copy:
        for table in TABLES:
            statement = await admin.prepare(f"SELECT * FROM {table} WHERE village_id = $1 ORDER BY 1")  # noqa: S608
            names = [attribute.name for attribute in statement.get_attributes()]
            copy.execute(f"CREATE TABLE {table} ({', '.join(names)})")
            places = ", ".join("?" * len(names))
            rows = [tuple(row) for row in await statement.fetch(village_id)]
            copy.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
        copy.commit()
