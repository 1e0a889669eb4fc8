"""A database copied into one of the other kind: beside who writes, whole, however often it is broken off."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from bot.app.moving import move
from bot.domain.people import MembershipState
from bot.domain.storing import (
    AlreadyRunningError,
    CopyUnfinishedError,
    CopyUnsoundError,
    NoSuchDatabaseError,
    OtherCopyError,
    PoolerError,
    RecordsMovedError,
    ServedElsewhereError,
    TargetTakenError,
)
from bot.ports import Records
from storage import open_engine
from storage.copying.postgres_end import PostgresEnd
from storage.copying.sqlite_end import SqliteEnd
from storage.filelock import locked
from tests.storage.samples import NOW, Sample, settle

PATIENCE = 20.0  # seconds
ROWS = 30_000  # that take a moment to copy
BEGUN = "SELECT to_regclass('storage_copying') IS NOT NULL"
MOVE = """
import asyncio, sys
from tests.storage.test_copying import Quiet
from bot.app.moving import move

async def never():
    raise AssertionError("nobody serves it")

asyncio.run(move(sys.argv[1], sys.argv[2], Quiet(), never))
"""


class Quiet:
    """Follows, and may do something at the end of a look."""

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        self.looks = 0
        self.seen = 0
        self._then = then

    def begin(self, rows: int) -> None:
        assert rows >= 0
        self.looks += 1
        if self.looks == 2:
            self._then()

    def went_on(self, rows: int) -> None:
        self.seen += rows


async def nobody_serves() -> None:
    raise AssertionError("nobody serves it")


@pytest.fixture
async def village(tmp_path: Path) -> AsyncIterator[Sample]:
    async with open_engine(f"sqlite:///{tmp_path / 'a.db'}") as engine:
        await engine.migrate()
        yield await settle(engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN")))


@pytest.fixture
def file(tmp_path: Path, village: Sample) -> Path:
    del village
    return tmp_path / "a.db"


def rows_of(file: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(file)) as opened:
        names = [row[0] for row in opened.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        own = ("sqlite_", "storage_", "leases", "processes")
        return {
            name: sorted(opened.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
            for name in names
            if not name.startswith(own)
        }


def fill(file: Path, cases: int) -> None:
    """Write so much history that copying it takes a while."""
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?) "
            "INSERT INTO audit (village_id, act, at, amount) SELECT 1, 'exported_report', x, x FROM n",
            (cases,),
        )


async def test_there_and_back_everything_is_as_it_was(
    village: Sample, file: Path, postgres_url: str, tmp_path: Path
) -> None:
    await village.do(lambda records: records.facts.put("字", "‘引号’, \\ 反斜杠\n和空行"))
    await village.do(lambda records: records.tries.add(village.villager.id, "link", NOW))
    before = rows_of(file)
    moved = await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
    await move(postgres_url, f"sqlite:///{tmp_path / 'b.db'}", Quiet(), nobody_serves)

    after = rows_of(tmp_path / "b.db")
    assert after == before
    assert moved.rows == sum(
        len(rows) for name, rows in before.items() if name not in {"villages", "schema_version"}
    )
    assert before["tries"]


async def test_it_is_worked_on_where_it_went_and_no_longer_where_it_was(
    village: Sample, file: Path, postgres_url: str
) -> None:
    await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
    async with open_engine(f"sqlite:///{file}") as old:
        with pytest.raises(RecordsMovedError):
            await old.migrate()
    with pytest.raises(RecordsMovedError):
        await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        account = await store.transact(lambda records: records.accounts.add(99, "zh_CN", NOW))
        assert account.id == village.officer.id + 1

        async def join_nobodys(records: Records) -> None:
            await records.accounts.add_membership(account.id, 10**9, 10**9, MembershipState.JOINED, NOW)

        with pytest.raises(asyncpg.ForeignKeyViolationError):  # what holds between tables holds again
            await store.transact(join_nobodys)


async def test_what_is_written_meanwhile_comes_along(village: Sample, file: Path, postgres_url: str) -> None:
    await village.do(lambda records: records.facts.put("stays", "1"))
    await village.do(lambda records: records.facts.put("changes", "old"))

    def meanwhile() -> None:  # as a bot does between the first look and its stop
        with closing(sqlite3.connect(file)) as bot, bot:
            bot.execute("UPDATE facts SET value = 'new' WHERE name = 'changes'")
            bot.execute("DELETE FROM facts WHERE name = 'stays'")
            bot.execute("INSERT INTO facts VALUES (1, 'comes', '1')")
            numbers = [row[0] for row in bot.execute("SELECT number FROM households ORDER BY id")]
            bot.execute("UPDATE households SET number = 'x' WHERE id = 1")
            bot.execute("UPDATE households SET number = ? WHERE id = 2", (numbers[0],))
            bot.execute("UPDATE households SET number = ? WHERE id = 1", (numbers[1],))

    # After the first look, before the last one takes hold of the file.
    looks, serving = Quiet(), locked(file.with_name("a.db.lock"))

    async def stops() -> None:
        meanwhile()
        serving.__exit__(None, None, None)

    serving.__enter__()
    await move(f"sqlite:///{file}", postgres_url, looks, stops)

    assert looks.looks == 2
    admin = await asyncpg.connect(postgres_url)
    try:
        facts = {row["name"]: row["value"] for row in await admin.fetch("SELECT * FROM facts")}
        assert {"changes": "new", "comes": "1"}.items() <= facts.items()
        assert "stays" not in facts
        theirs = [row["number"] for row in await admin.fetch("SELECT number FROM households ORDER BY id")]
    finally:
        await admin.close()
    assert theirs == [
        row[0] for row in sqlite3.connect(file).execute("SELECT number FROM households ORDER BY id")
    ]


async def test_while_the_last_look_is_taken_nobody_else_writes_or_serves(
    village: Sample, file: Path, postgres_url: str
) -> None:
    del village
    tried: list[str] = []

    def try_both() -> None:
        with closing(sqlite3.connect(file, timeout=0)) as other:
            try:
                other.execute("DELETE FROM facts")
            except sqlite3.OperationalError as error:
                tried.append(str(error))
        try:
            with locked(file.with_name("a.db.lock")):
                pass
        except AlreadyRunningError:
            tried.append("served")

    await move(f"sqlite:///{file}", postgres_url, Quiet(try_both), nobody_serves)
    assert tried == ["database is locked", "served"]


async def test_killed_at_any_moment_it_goes_on_when_it_is_run_again(
    village: Sample, file: Path, postgres_url: str
) -> None:
    del village
    fill(file, ROWS)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        MOVE,
        f"sqlite:///{file}",
        postgres_url,
        cwd=Path(__file__).parents[2],
        stdout=DEVNULL,
    )
    admin: Any = await asyncpg.connect(postgres_url)
    try:
        async with asyncio.timeout(PATIENCE):
            for question in (BEGUN, "SELECT count(*) > 4000 FROM audit"):
                while not await admin.fetchval(question):  # noqa: ASYNC110 - it is another program
                    await asyncio.sleep(0.002)
        process.kill()
        await process.wait()
        assert await admin.fetchval("SELECT count(*) FROM audit") < ROWS, "killed too late to try anything"
        async with open_engine(postgres_url) as engine:
            with pytest.raises(CopyUnfinishedError):
                await engine.migrate()
        other = file.with_name("other.db")
        async with open_engine(f"sqlite:///{other}") as engine:
            await engine.migrate()
        with pytest.raises(OtherCopyError):
            await move(f"sqlite:///{other}", postgres_url, Quiet(), nobody_serves)

        moved = await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
        assert await admin.fetchval("SELECT count(*) FROM audit") == ROWS < moved.rows
    finally:
        await admin.close()


async def test_broken_off_between_the_last_steps_it_goes_on_too(
    village: Sample, file: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    for end, step in ((SqliteEnd, "mark_moved"), (PostgresEnd, "open_up")):
        with monkeypatch.context() as patch:
            patch.setattr(end, step, breaks)
            with pytest.raises(KeyboardInterrupt):
                await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
        if step == "mark_moved":  # the bot may have gone on where the records still were
            await village.do(lambda records: records.accounts.add(4711, "zh_CN", NOW))
    await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
    async with open_engine(postgres_url) as engine:
        await engine.migrate()


async def test_a_copy_that_is_not_what_was_copied_is_refused(
    village: Sample, file: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = PostgresEnd.put

    async def loses(self: PostgresEnd, table: Any, rows: Any, *, instead: bool = False) -> None:
        await real(self, table, rows[:-1] if table.name == "members" else rows, instead=instead)

    monkeypatch.setattr(PostgresEnd, "put", loses)
    with pytest.raises(CopyUnsoundError) as caught:
        await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
    assert caught.value.table == "members"
    async with open_engine(f"sqlite:///{file}") as engine:
        await engine.migrate()  # the bot may go on where it was
    del village


async def test_others_records_are_left_alone(village: Sample, file: Path, postgres_url: str) -> None:
    del village
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
        await settle(engine.store(await engine.village("别的村", "Asia/Shanghai", "zh_CN", key="other")))
    with pytest.raises(TargetTakenError):
        await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)


async def test_a_village_is_known_by_its_key_and_not_by_its_id(
    village: Sample, file: Path, postgres_url: str
) -> None:
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
        await engine.village("别的村", "Asia/Shanghai", "zh_CN", key="other")
        theirs = await engine.village("样村", "Asia/Shanghai", "zh_CN")
    await move(f"sqlite:///{file}", postgres_url, Quiet(), nobody_serves)
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        assert theirs.id != 1
        assert await store.read(lambda records: records.accounts.by_telegram_id(village.villager.telegram_id))


async def test_a_source_that_is_not_there_makes_no_file_and_a_pooler_is_no_end(
    tmp_path: Path, postgres_url: str
) -> None:
    with pytest.raises(NoSuchDatabaseError):
        await move(f"sqlite:///{tmp_path / 'no.db'}", postgres_url, Quiet(), nobody_serves)
    assert not (tmp_path / "no.db").exists()
    with pytest.raises(PoolerError):
        PostgresEnd(f"{postgres_url}&pgbouncer=true")


async def test_a_server_is_left_when_nobody_serves_it_any_more_and_nobody_serves_it_then(
    village: Sample, postgres_url: str, tmp_path: Path
) -> None:
    del village
    async with AsyncExitStack() as serving, open_engine(postgres_url) as engine:
        await engine.migrate()
        theirs = await engine.village("样村", "Asia/Shanghai", "zh_CN")
        await serving.enter_async_context(engine.serve(theirs))
        asked: list[str] = []

        async def stops() -> None:
            asked.append("stop")
            await serving.aclose()

        await move(postgres_url, f"sqlite:///{tmp_path / 'b.db'}", Quiet(), stops)
        assert asked == ["stop"]
        with pytest.raises(ServedElsewhereError):  # one that waited for its turn gets none
            async with engine.serve(theirs):
                pass
