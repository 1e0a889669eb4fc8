"""Migrations, and the lease that keeps a second bot away. On both databases."""

from __future__ import annotations

import asyncio
import stat
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from bot.domain.storing import AlreadyRunningError, SchemaTooNewError, ServedElsewhereError
from bot.ports import Records
from storage import Engine, open_engine
from storage.migrations import steps

SERVING = """
import asyncio, sys
from storage import open_engine

async def hold():
    async with open_engine(sys.argv[1]) as engine:
        async with engine.serve(await engine.village("样村", "Asia/Shanghai", "zh_CN")):
            print("serving", flush=True)
            await asyncio.sleep(600)

asyncio.run(hold())
"""


async def test_migrating_again_changes_nothing(engine: Engine) -> None:
    village = await engine.village("样村", "Asia/Shanghai", "zh_CN")
    await engine.store(village).transact(lambda records: records.facts.put("x", "y"))
    await engine.migrate()

    assert await engine.village("样村", "Asia/Shanghai", "zh_CN") == village
    assert await engine.store(village).read(lambda records: records.facts.get("x")) == "y"


async def test_two_that_start_together_migrate_once(url: str) -> None:
    async with open_engine(url) as first, open_engine(url) as second:
        await asyncio.gather(first.migrate(), second.migrate())
        await second.village("样村", "Asia/Shanghai", "zh_CN")


async def test_a_database_of_a_newer_program_is_refused_and_left_alone(engine: Engine) -> None:
    store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))

    async def unit(records: Records) -> None:
        await records.facts.connection.execute("UPDATE schema_version SET version = 99")  # type: ignore[attr-defined]

    await store.transact(unit)
    with pytest.raises(SchemaTooNewError) as caught:
        await engine.migrate()
    assert (caught.value.found, caught.value.known) == (99, steps("sqlite")[-1][0])


def test_both_databases_have_the_same_migrations() -> None:
    assert [number for number, _ in steps("sqlite")] == [number for number, _ in steps("postgres")]


TAKEN = (AlreadyRunningError, ServedElsewhereError)


async def test_a_second_bot_is_refused_until_the_first_has_ended(engine: Engine, url: str) -> None:
    village = await engine.village("样村", "Asia/Shanghai", "zh_CN")
    async with open_engine(url) as other:
        async with engine.serve(village) as lease:
            with pytest.raises(TAKEN):
                async with other.serve(village):
                    pass
            with pytest.raises(TAKEN):
                async with engine.serve(village):
                    pass
            await other.village("样村", "Asia/Shanghai", "zh_CN")  # commands work beside a running bot
            assert (await other.deployment()).served[village.id].process == lease.holder
        assert lease.lost.is_set()
        assert (await other.deployment()).served == {}
        async with other.serve(village) as later:
            assert later.epoch == lease.epoch + 1


async def test_one_process_serves_many_villages_of_a_database(engine: Engine) -> None:
    villages = [await engine.village("样村", "Asia/Shanghai", "zh_CN", key=key) for key in "abc"]
    async with engine.serve(villages[0]):
        async with engine.serve(villages[1]):
            pass
        async with engine.serve(villages[2]) as lease:
            store = engine.store(villages[2], lease)
            await store.transact(lambda records: records.facts.put("x", "1"))
            assert set((await engine.deployment()).served) == {villages[0].id, villages[2].id}


async def test_a_lease_ends_with_its_process_however_that_ends(engine: Engine, url: str) -> None:
    village = await engine.village("样村", "Asia/Shanghai", "zh_CN")
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVING, url, stdout=PIPE, cwd=Path(__file__).parents[2]
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"serving\n"
    with pytest.raises(TAKEN):
        async with engine.serve(village):
            pass
    holder.kill()
    await holder.wait()
    async with asyncio.timeout(10):
        while True:
            try:
                async with engine.serve(village):
                    return
            except TAKEN:  # on PostgreSQL until the lease has run out
                await asyncio.sleep(0.02)


def modes(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.glob("village.db*")}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no such modes")
async def test_nobody_but_its_owner_reads_a_database_file(tmp_path: Path) -> None:
    async with open_engine(f"sqlite:///{tmp_path / 'village.db'}") as engine:
        await engine.migrate()
        made = modes(tmp_path)
    assert {"village.db", "village.db-wal", "village.db-shm"} <= set(made)
    assert {mode for name, mode in made.items() if not name.endswith(".lock")} == {0o600}
