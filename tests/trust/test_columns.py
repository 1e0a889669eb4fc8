"""Whoever adds a table or a column says whether it tells of a person, and what erases it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage import open_engine
from storage.queries import load
from tests.trust.personal import ERASED, NOT_PERSONAL, OFFICIAL


async def columns(folder: Path) -> set[str]:
    async with open_engine(f"sqlite:///{folder / 'village.db'}") as engine:
        await engine.migrate()
    with closing(sqlite3.connect(folder / "village.db")) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            f"{table}.{row[1]}"
            for table in tables
            if not table.startswith("sqlite_")
            for row in database.execute(f"PRAGMA table_info({table})")
        }


def plain(classified: dict[str, str]) -> list[str]:
    return [f"{table}.{column}" for table, listed in classified.items() for column in listed.split()]


async def test_every_column_is_classified_once(tmp_path: Path) -> None:
    erased = [f"{table}.{column}" for table, queries in ERASED.items() for column in queries]
    classified = [*plain(NOT_PERSONAL), *plain(OFFICIAL), *erased]
    assert len(classified) == len(set(classified))
    assert set(classified) == await columns(tmp_path)


@pytest.mark.parametrize(
    ("table", "column", "query"),
    [
        (table, column, query)
        for table, kept in ERASED.items()
        for column, queries in kept.items()
        for query in queries
    ],
)
def test_what_is_said_to_erase_a_column_does(table: str, column: str, query: str) -> None:
    file, name = query.split(".")
    statement = getattr(load("aiosqlite").files[file], name).sql
    deletes = re.search(rf"\bFROM {table}\b", statement) and statement.lstrip().startswith("DELETE")
    blanks = re.search(rf"UPDATE {table}\b.*?\bSET\b.*?\b{column} = .*?\bWHERE\b", statement, re.DOTALL)
    assert deletes or blanks, statement
