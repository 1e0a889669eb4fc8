"""What only SQLite can do to us: end a transaction by itself, lose its file, leave its threads behind."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.storing import DatabaseGoneError, DiskFullError
from bot.ports import Records, Store
from storage import Engine, open_engine
from storage.sqlite import READERS
from storage.sqlite_connection import opened

BIG = "x" * 200_000


def put(name: str, value: str = "1") -> Callable[[Records], Awaitable[None]]:
    return lambda records: records.facts.put(name, value)


async def facts(store: Store, *names: str) -> list[str | None]:
    async def unit(records: Records) -> list[str | None]:
        return [await records.facts.get(name) for name in names]

    return await store.read(unit)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "village.db"


@pytest.fixture
async def engine(path: Path) -> AsyncIterator[Engine]:
    async with open_engine(f"sqlite:///{path}", busy_timeout=0.2) as opened:
        await opened.migrate()
        yield opened


@pytest.fixture
async def store(engine: Engine) -> Store:
    return engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))


async def limit_pages(engine: Engine, more: int | None) -> None:
    """Let the file grow by so many pages, or without a limit."""
    connection: Any = engine._backend.writer._open.connection  # type: ignore[attr-defined]
    (count,) = next(iter(await connection.execute_fetchall("PRAGMA page_count")))
    most = 2**30 if more is None else count + more
    await connection.execute_fetchall(f"PRAGMA max_page_count = {most}")


async def test_whoever_makes_nothing_of_a_full_disk_commits_nothing_after_it(
    engine: Engine, store: Store
) -> None:
    async def swallow(records: Records) -> None:
        await records.facts.put("before", "1")
        for name in ("big", "after"):
            try:
                await records.facts.put(name, BIG if name == "big" else "1")
            except sqlite3.Error:
                continue

    await limit_pages(engine, 5)
    with pytest.raises(DiskFullError):
        await store.transact(swallow)
    assert await facts(store, "before", "big", "after") == [None, None, None]
    await store.transact(put("later"))
    assert await facts(store, "later") == ["1"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a file system of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can make a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - as above


async def test_a_commit_that_finds_no_room_is_told_to_all_and_goes_on_when_there_is_some(
    small_disk: Path,
) -> None:
    ballast = small_disk / "ballast"
    async with open_engine(f"sqlite:///{small_disk / 'village.db'}") as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        await engine.checkpoint()
        with ballast.open("wb", buffering=0) as file, pytest.raises(OSError, match="space"):  # noqa: PT012
            while True:
                file.write(b"x" * 4096)
        results = await asyncio.gather(
            *(store.transact(put(f"f{n}")) for n in range(20)), return_exceptions=True
        )
        assert {type(result) for result in results} == {DiskFullError}

        ballast.unlink()
        assert await facts(store, "f0", "f19") == [None, None]
        await store.transact(put("f0", "2"))
        assert await facts(store, "f0") == ["2"]


async def test_a_file_that_was_taken_away_does_not_come_back_empty(path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        await opened(path, 1.0, create=False, writes=True)
    assert not path.exists()  # noqa: ASYNC240 - a test may wait for a disk


async def test_a_reader_that_lost_its_file_is_replaced_once_it_is_back(store: Store) -> None:
    await store.transact(put("x"))

    async def lose(_: Records) -> None:
        raise sqlite_error(sqlite3.SQLITE_IOERR)

    for _ in range(2 * READERS):
        with pytest.raises(DatabaseGoneError):
            await store.read(lose)
    assert await facts(store, "x") == ["1"]


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    return error


async def test_a_writer_that_lost_its_file_opens_it_again(engine: Engine, store: Store) -> None:
    before = engine._backend.writer._open.connection  # type: ignore[attr-defined]
    await before.close()
    await store.transact(put("x"))
    assert await facts(store, "x") == ["1"]

    async def lose(records: Records) -> None:
        await records.facts.put("y", "1")
        await engine._backend.writer._open.connection.close()  # type: ignore[attr-defined]

    with pytest.raises(DatabaseGoneError):
        await store.transact(lose)
    await store.transact(put("z"))
    assert await facts(store, "x", "y", "z") == ["1", None, "1"]


async def test_a_connection_that_cant_be_opened_leaves_no_thread_behind(tmp_path: Path) -> None:
    before = threading.active_count()
    with pytest.raises(sqlite3.OperationalError):
        await opened(tmp_path / "nowhere" / "village.db", 1.0, create=True, writes=True)
    assert threading.active_count() <= before + 1  # the loop's own pool of threads


async def test_erased_words_leave_the_log_while_nobody_writes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.writer.IDLE", 0.01)
    log = path.with_name("village.db-wal")
    async with open_engine(f"sqlite:///{path}") as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        await store.transact(put("word", "悄悄话"))
        await store.transact(put("word", ""))
        async with asyncio.timeout(10):
            while log.stat().st_size:  # noqa: ASYNC110 - a file has no event
                await asyncio.sleep(0.01)
        assert await facts(store, "word") == [""]
