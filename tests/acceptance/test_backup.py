"""A backup of a village that works on, and the village restored from it."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.demo.cast import choose
from bot.demo.stage import config_file
from bot.simulator.client import PersonHandle
from tests.acceptance.database import ON_SERVER
from tests.acceptance.village import Village
from tests.warm import Warm

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(ON_SERVER, reason="a server is backed up by pg_dump: tests/storage/test_pg_dump.py"),
]


Lianxin: TypeAlias = Callable[..., Awaitable[tuple[int, str]]]


@pytest.fixture
def lianxin(village: Village, warm: Warm) -> Lianxin:
    """Run a command on the village's configuration, as the operator does; it returns its status and words."""
    config = str(config_file(village.stage.folder))

    async def run(*arguments: str) -> tuple[int, str]:
        return await warm.lianxin(
            *arguments, "--config", config, environment={**os.environ, "LANG": "zh_CN.UTF-8"}
        )

    return run


def backups(village: Village) -> list[Path]:
    return sorted((village.stage.folder / "backups").glob("*.backup"))


def outbox(database: Path) -> dict[int, tuple[str, int]]:
    """Return the state of each message and how often it was tried, by its id."""
    with closing(sqlite3.connect(database)) as opened:
        rows = opened.execute("SELECT id, state, attempts FROM outbox")
        return {row_id: (state, attempts) for row_id, state, attempts in rows}


def holds(database: Path, words: str) -> bool:
    """Whether the words stand anywhere in the file or its log."""
    files = [database, *database.parent.glob(database.name + "-*")]
    return any(words.encode() in file.read_bytes() for file in files if file.is_file())


async def leaves(villager: PersonHandle) -> None:
    await villager.write("退出")
    await choose(villager, "确定退出")
    await villager.expect("您已经退出")


async def test_a_village_is_restored_from_a_backup_taken_under_load(
    village: Village, lianxin: Lianxin
) -> None:
    database = village.stage.folder / "lianxin.db"
    leaver = await village.villager(2)
    await village.matter("退出的人以前写的话", by=leaver)
    writers = [await village.villager(group) for group in (3, 4, 5, 6)]
    await village.stage.settled()

    async def write(villager: PersonHandle) -> None:
        for number in range(12):
            await villager.write(f"备份的时候写的第{number}句")

    writing = asyncio.gather(*map(write, writers))
    status, said = await lianxin("backup")
    await writing
    assert (status, "打开数过" in said) == (0, True), said
    (backup,) = backups(village)
    kept = outbox(backup)

    await leaves(leaver)
    later = await village.villager(7)
    await village.matter("备份以后写的话", group=7, by=later)
    await village.stage.settled()
    status, said = await lianxin("restore", str(backup))
    assert (status, "先停下它" in said) == (1, True), "the living village was restored over"
    assert holds(database, "备份以后写的话")

    await village.stage.kill_bot()
    status, said = await lianxin("restore", str(backup))
    assert status == 0, said
    assert not holds(database, "备份以后写的话")
    assert holds(backup, "退出的人以前写的话"), "the backup is as old as it is"
    assert not holds(database, "退出的人以前写的话"), said
    (former,) = village.stage.folder.glob("lianxin.db.replaced-*Z")
    assert holds(former, "备份以后写的话"), "what stood there is moved aside, not lost"

    await village.stage.start_bot()
    await village.stage.settled()
    now = outbox(database)
    sent_before = {row_id: tries for row_id, (state, tries) in kept.items() if state in {"sent", "sending"}}
    assert sent_before
    assert {row_id: now[row_id][1] for row_id in sent_before} == sent_before, "something was sent twice"
    assert all(state in {"sent", "undeliverable"} for state, _ in now.values())

    await village.matter("恢复以后写的话", group=3, by=writers[0])
    await leaver.write("我还在吗")
    await leaver.expect("您写的先保存7天")


async def test_every_night_the_records_are_copied_and_old_copies_go(village: Village) -> None:
    before = len(backups(village))
    for _ in range(16):
        await village.stage.advance(days=1)
    await village.stage.settled()
    await village.until(lambda: len(backups(village)) >= min(before + 16, 14))
    assert 14 <= len(backups(village)) <= 16
    assert not list(backups(village)[0].parent.glob("*.part"))


async def test_a_file_that_is_no_backup_changes_nothing(village: Village, lianxin: Lianxin) -> None:
    await village.stage.stop_bot()
    database = village.stage.folder / "lianxin.db"
    before = database.read_bytes()
    for name in ("config.toml", "nothing-here.backup", "lianxin.db"):
        status, said = await lianxin("restore", str(village.stage.folder / name))
        assert (status, "不是完好的备份" in said) == (1, True), said
    assert database.read_bytes() == before
    await village.stage.start_bot()
