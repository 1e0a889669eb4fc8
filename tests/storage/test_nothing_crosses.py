"""No statement reads or changes another village's rows: each is run for one village beside the other's data.

Every table holds rows of village 2 alone, of many shapes and without constraints: whatever a statement looks
for is there. For village 1 it must find what it would in an empty database, and change nothing.
"""

from __future__ import annotations

import asyncio
import itertools
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import open_engine
from tests.storage.test_statements import queries

MINE, THEIRS = 1, 2
FOR_ALL = {"villages.put", "villages.paused", "villages.stirring"}
"""What the process asks of all villages in a database: their keys and ids, nothing of their records."""
NUMBERS = (0, 1, 2)
ENOUGH = 1_000_000  # steps of SQLite's machine
FOUND = 0.75
"""Of the readings that must find something for the other village: else the rows have the wrong shapes."""

STATEMENTS = {name: sql for name, sql in queries().items() if name not in FOR_ALL}


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, str]]]:
    path = tmp_path_factory.mktemp("apart") / "village.db"

    async def make() -> None:
        async with open_engine(f"sqlite:///{path}") as engine:
            await engine.migrate()

    asyncio.run(make())
    return _columns(path)


def _columns(path: Path) -> dict[str, list[tuple[str, str]]]:
    database = sqlite3.connect(path)
    try:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            table: [(row[1], row[2]) for row in database.execute(f"PRAGMA table_info({table})")]
            for table in tables
            if not table.startswith("sqlite_") and table not in {"schema_version", "villages"}
        }
    finally:
        database.close()


def _empty(schema: dict[str, list[tuple[str, str]]]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    for table, columns in schema.items():
        database.execute(f"CREATE TABLE {table} ({', '.join(f'{name} {kind}' for name, kind in columns)})")
    return database


@pytest.fixture(scope="module")
def theirs(schema: dict[str, list[tuple[str, str]]]) -> Iterator[sqlite3.Connection]:
    """Every table full of the other village's rows."""
    database = _empty(schema)
    for table, columns in schema.items():
        beside = " ".join(sql for sql in STATEMENTS.values() if re.search(rf"\b{table}\b", sql))
        words = sorted({*re.findall(r"'(\w+)'", beside)})
        shapes = [
            *itertools.product("1", NUMBERS, (False, True)),
            *itertools.product(words, (1,), (False,)),
        ]
        rows = [
            [_value(name, kind, word, number, bare=bare) for name, kind in columns]
            for word, number, bare in shapes
        ]
        marks = ", ".join("?" * len(columns))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own tables
    yield database
    database.close()


def _value(name: str, kind: str, word: str, number: int, *, bare: bool) -> object:
    if name == "village_id":
        return THEIRS
    if bare and name.endswith(("_at", "_id", "_by")) and name != "id":
        return None
    return word if kind.upper().startswith("TEXT") else number


@pytest.fixture(scope="module")
def nothing(schema: dict[str, list[tuple[str, str]]]) -> Iterator[sqlite3.Connection]:
    database = _empty(schema)
    yield database
    database.close()


def _run(database: sqlite3.Connection, sql: str, village: int) -> tuple[list[tuple[object, ...]], int]:
    """Return what a statement finds and how many rows it changes; all of it is undone."""
    values = {**dict.fromkeys(re.findall(r":(\w+)", sql), 1), "village_id": village}
    database.execute("BEGIN")
    before = database.total_changes
    try:
        found = database.execute(sql, values).fetchall()
        return found, database.total_changes - before
    finally:
        database.execute("ROLLBACK")


def test_every_table_says_whose_its_rows_are(schema: dict[str, list[tuple[str, str]]]) -> None:
    assert [table for table, columns in schema.items() if "village_id" not in dict(columns)] == [
        table for table in ("processes",) if table in schema
    ]


def test_every_statement_is_told_for_which_village_it_is() -> None:
    assert [name for name, sql in STATEMENTS.items() if ":village_id" not in sql] == []


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_finds_and_changes_nothing_of_another_village_s(
    name: str, theirs: sqlite3.Connection, nothing: sqlite3.Connection
) -> None:
    sql = STATEMENTS[name]
    conflict = re.search(r"ON CONFLICT \(([^)]*)\)", sql)
    if conflict is not None:  # the tables here have no keys: what it may collide with is told by its words
        own = r"DO NOTHING|village_id = excluded\.village_id"
        assert "village_id" in conflict[1] or re.search(own, sql)
        sql = re.sub(r"ON CONFLICT \([^)]*\).*?(?=RETURNING|;|$)", "", sql, flags=re.DOTALL)
    if sql.lstrip("- \n").upper().startswith("INSERT") and " SELECT" not in sql.upper():
        assert re.search(r"VALUES\s*\(\s*:village_id\b", sql) or re.search(
            r"\(village_id,.*:village_id", sql, re.DOTALL
        )
        return
    assert _run(theirs, sql, MINE) == _run(nothing, sql, MINE)


def test_the_other_village_s_rows_would_be_found_by_who_may_see_them(
    theirs: sqlite3.Connection, nothing: sqlite3.Connection
) -> None:
    readings = [sql for sql in STATEMENTS.values() if re.match(r"\s*(SELECT|WITH)", sql)]
    seen = [sql for sql in readings if _first(theirs, sql) != _first(nothing, sql)]
    assert len(seen) >= FOUND * len(readings), (len(seen), len(readings))


def _first(database: sqlite3.Connection, sql: str) -> object:
    """Return the first row that the other village would get; else that it has very much to read."""
    values = {**dict.fromkeys(re.findall(r":(\w+)", sql), 1), "village_id": THEIRS}
    database.set_progress_handler(lambda: 1, ENOUGH)
    try:
        return database.execute(sql, values).fetchone()
    except sqlite3.OperationalError:
        return "interrupted"
    finally:
        database.set_progress_handler(None, 0)
