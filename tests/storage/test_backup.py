"""A copy of a SQLite file, taken while others write."""

from __future__ import annotations

import asyncio
import functools
import itertools
import sqlite3
import stat
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.erased import Erased, ErasedKind
from bot.domain.queues import OutboxDraft, Priority
from bot.domain.storing import BackupElsewhereError, BackupUnsoundError
from bot.ports import Records
from storage import Engine, open_engine
from storage.backup import unpack, verify
from tests.storage.samples import Sample

NOW = datetime(2026, 11, 24, 19, 30, 1, 500_000, tzinfo=UTC)


async def test_a_copy_taken_while_others_write_holds_what_was_committed_before(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        written: list[str] = []

        async def write() -> None:
            for number in itertools.count():
                name = f"fact {number}"
                await store.transact(functools.partial(put, name))
                written.append(name)

        async def put(name: str, records: Records) -> None:
            await records.facts.put(name, "x" * 1000)

        async with asyncio.TaskGroup() as group:
            writer = group.create_task(write())
            for _ in range(20):
                before = len(written)
                backup = await engine.back_up(tmp_path / "copy.backup", NOW)
                after = len(written)
                assert before <= backup.rows["facts"] <= after + 1
                if after > before:
                    break
            writer.cancel()

    assert after > before, "nobody who wrote was kept waiting"
    assert (backup.taken_at, backup.size) == (NOW, (tmp_path / "copy.backup").stat().st_size)
    assert verify(tmp_path / "copy.backup") == backup


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
async def test_only_its_owner_can_read_a_copy(engine: Engine, tmp_path: Path, url: str) -> None:
    if not url.startswith("sqlite"):
        pytest.skip("only SQLite is copied")
    backup = await engine.back_up(tmp_path / "copy.backup", NOW)
    assert stat.S_IMODE(backup.path.stat().st_mode) == 0o600


async def test_a_copy_that_lost_its_end_is_not_trusted(engine: Engine, tmp_path: Path, url: str) -> None:
    if not url.startswith("sqlite"):
        with pytest.raises(BackupElsewhereError):
            await engine.back_up(tmp_path / "copy.backup", NOW)
        return
    backup = await engine.back_up(tmp_path / "copy.backup", NOW)
    whole = backup.path.read_bytes()
    for damaged in (
        whole[: len(whole) // 2],
        whole[:5000] + b"\xff" * 5000 + whole[10000:],
        b"",
        b"no database",
    ):
        backup.path.write_bytes(damaged)
        with pytest.raises(BackupUnsoundError):
            verify(backup.path)


async def test_a_copy_that_lost_rows_is_not_trusted(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        await engine.village("样村", "Asia/Shanghai", "zh_CN")
        backup = await engine.back_up(tmp_path / "copy.backup", NOW)
    with closing(sqlite3.connect(backup.path)) as copy:
        copy.execute("DELETE FROM villages")
        copy.commit()
    with pytest.raises(BackupUnsoundError):
        verify(backup.path)


async def test_a_copy_says_whether_a_bot_ran_on_the_records(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        assert not (await engine.back_up(tmp_path / "idle.backup", NOW)).served
        async with engine.serve(await engine.village("样村", "Asia/Shanghai", "zh_CN")):
            assert (await engine.back_up(tmp_path / "served.backup", NOW)).served
    assert not verify(tmp_path / "idle.backup").served


async def test_what_was_due_is_held_and_what_waits_for_later_is_not(sample: Sample) -> None:
    draft = OutboxDraft(7, "sendMessage", {"text": "x"}, Priority.TASK)

    async def unit(records: Records) -> int:
        await records.outbox.put([draft], NOW)
        await records.outbox.put([draft], NOW + timedelta(minutes=5))
        return await records.outbox.hold_due(NOW)

    assert await sample.store.transact(unit) == 1
    assert await sample.store.read(lambda records: records.outbox.pending()) == 1


async def test_the_living_database_is_no_backup(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        with pytest.raises(BackupUnsoundError):
            verify(tmp_path / "village.db")


async def test_what_is_unpacked_is_the_database_as_it_was(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        await store.transact(lambda records: records.facts.put("username", "x_bot"))
        await engine.back_up(tmp_path / "copy.backup", NOW)
    unpack(tmp_path / "copy.backup", tmp_path / "again.db")

    async with open_engine(f"sqlite:///{tmp_path / 'again.db'}") as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        assert await store.read(lambda records: records.facts.get("username")) == "x_bot"
    with closing(sqlite3.connect(tmp_path / "again.db")) as copy:
        assert not copy.execute("SELECT * FROM sqlite_schema WHERE name = 'backup_label'").fetchall()


async def test_erasures_wait_until_they_stand_in_the_journal(sample: Sample) -> None:
    erased = Erased(ErasedKind.MEMBER, 7, NOW)
    await sample.store.transact(lambda records: records.erasures.note(erased.kind, erased.subject_id, NOW))
    (row,) = await sample.store.read(lambda records: records.erasures.to_journal(10))
    assert row[1] == erased

    await sample.store.transact(lambda records: records.erasures.journalled([row[0]]))
    assert await sample.store.read(lambda records: records.erasures.to_journal(10)) == []
    assert await sample.store.read(lambda records: records.erasures.since(NOW)) == [erased]
