"""A database that is full, locked or gone: nobody is told of success, and it goes on afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from bot.domain.storing import (
    DatabaseBusyError,
    DatabaseGoneError,
    DiskFullError,
    StorageError,
    UnknownUrlError,
)
from bot.ports import Records, Store
from storage import Engine, open_engine

PATIENCE = 10.0  # seconds
BIG = "x" * 200_000

HOLDER = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Engine]:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}", busy_timeout=0.2) as engine:
        await engine.migrate()
        yield engine


def put(name: str, value: str) -> Callable[[Records], Awaitable[None]]:
    return lambda records: records.facts.put(name, value)


async def known(store: Store, *names: str) -> list[str | None]:
    async def unit(records: Records) -> list[str | None]:
        return [await records.facts.get(name) for name in names]

    return await store.read(unit)


async def store_of(engine: Engine) -> Store:
    return engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))


@contextlib.contextmanager
def locked_by_another_process(path: Path) -> Iterator[None]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()


async def limit_pages(engine: Engine, extra: int) -> None:
    """Let the file grow by so many pages only: what a full disk does to it."""

    async def unit(records: Records) -> None:
        connection = records.facts.connection  # type: ignore[attr-defined]
        (row,) = await connection.execute_fetchall("PRAGMA page_count")
        await connection.execute_fetchall(f"PRAGMA max_page_count = {row[0] + extra}")

    await (await store_of(engine)).transact(unit)


async def test_on_a_full_disk_nothing_is_acknowledged_and_with_room_it_goes_on(sqlite: Engine) -> None:
    store = await store_of(sqlite)
    await limit_pages(sqlite, 10)
    results = await asyncio.gather(
        *(store.transact(put(f"big{n}", BIG)) for n in range(3)),
        return_exceptions=True,
    )
    assert [type(result) for result in results] == [DiskFullError] * 3
    assert all(isinstance(result, DiskFullError) and result.__cause__ for result in results)
    with pytest.raises(DiskFullError):
        await store.transact(put("again", BIG))

    await limit_pages(sqlite, 10_000)
    await store.transact(put("room", BIG))
    assert await known(store, "big0", "again", "room") == [None, None, BIG]


async def test_what_a_full_disk_undid_was_acknowledged_to_nobody(sqlite: Engine) -> None:
    store = await store_of(sqlite)
    await limit_pages(sqlite, 10)
    small, big = await asyncio.gather(
        store.transact(put("small", "1")),
        store.transact(put("big", BIG)),
        return_exceptions=True,
    )

    assert isinstance(big, DiskFullError)
    is_there = await known(store, "small") == ["1"]
    assert is_there == (small is None)


async def test_a_lock_of_another_process_fails_everybody_once_and_then_it_goes_on(
    sqlite: Engine, tmp_path: Path
) -> None:
    store = await store_of(sqlite)
    with locked_by_another_process(tmp_path / "village.db"):
        started = asyncio.get_running_loop().time()
        results = await asyncio.gather(
            *(store.transact(put(f"f{n}", "1")) for n in range(20)),
            return_exceptions=True,
        )
        took = asyncio.get_running_loop().time() - started
        assert await known(store, "f0") == [None]

    assert [type(result) for result in results] == [DatabaseBusyError] * 20
    assert took < 20 * 0.2 / 2
    async with asyncio.timeout(PATIENCE):
        await store.transact(put("after", "1"))
    assert await known(store, "after") == ["1"]


async def test_a_lock_that_goes_in_time_only_delays(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}", busy_timeout=PATIENCE) as engine:
        await engine.migrate()
        store = await store_of(engine)
        with locked_by_another_process(tmp_path / "village.db"):
            waiting = asyncio.create_task(store.transact(put("x", "1")))
            await asyncio.sleep(0.05)
            assert not waiting.done()
        await waiting
        assert await known(store, "x") == ["1"]


async def test_each_caller_gets_an_error_of_his_own(sqlite: Engine, tmp_path: Path) -> None:
    store = await store_of(sqlite)
    with locked_by_another_process(tmp_path / "village.db"):
        first, second = await asyncio.gather(
            *(store.transact(put("x", "1")) for _ in range(2)),
            return_exceptions=True,
        )

    assert isinstance(first, StorageError)
    assert first is not second


async def test_a_postgresql_connection_that_was_cut_is_opened_again(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.LONGEST", PATIENCE)  # one commit for both, also on a slow machine
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
        store = await store_of(engine)

        async def cut_off(records: Records) -> None:
            await records.facts.put("lost", "1")
            connection = records.facts.connection  # type: ignore[attr-defined]
            await cut(postgres_url, connection.get_server_pid())
            await records.facts.put("lost", "2")

        results = await asyncio.gather(
            store.transact(put("with it", "1")),
            store.transact(cut_off),
            return_exceptions=True,
        )
        assert [type(result) for result in results] == [DatabaseGoneError] * 2
        await store.transact(put("after", "1"))
        assert await known(store, "with it", "lost", "after") == [None, None, "1"]


async def test_a_postgresql_reader_that_was_cut_is_replaced(postgres_url: str) -> None:
    async with open_engine(postgres_url) as engine:
        await engine.migrate()
        store = await store_of(engine)

        async def cut_off(records: Records) -> None:
            connection = records.facts.connection  # type: ignore[attr-defined]
            await cut(postgres_url, connection.get_server_pid())
            await records.facts.get("x")

        with pytest.raises(DatabaseGoneError):
            await store.read(cut_off)
        assert await known(store, "x") == [None]


async def cut(url: str, pid: int) -> None:
    admin = await asyncpg.connect(url)
    try:
        await admin.execute(f"SELECT pg_terminate_backend({pid})")
    finally:
        await admin.close()


async def test_nobody_at_home_is_told_as_such(tmp_path: Path) -> None:
    for url in ("postgresql://u@127.0.0.1:1/none", f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}"):
        with pytest.raises(DatabaseGoneError):
            async with open_engine(url):
                pass


async def test_a_file_that_is_no_database_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "words.db").write_text("这不是数据库" * 500, encoding="utf-8")
    with pytest.raises(DatabaseGoneError):
        async with open_engine(f"sqlite:///{tmp_path / 'words.db'}") as engine:
            await engine.migrate()


@pytest.mark.parametrize("url", ["mysql://u@h/d", "sqlite://x.db", "village.db", ""])
async def test_an_unknown_url_is_refused(url: str) -> None:
    with pytest.raises(UnknownUrlError):
        async with open_engine(url):
            pass


def test_sqlite_is_new_enough() -> None:
    assert sqlite3.sqlite_version_info >= (3, 37)
