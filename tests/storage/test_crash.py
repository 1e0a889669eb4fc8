"""kill -9: what was acknowledged is there, and what was not is whole or absent. On both databases."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from bot.ports import Records
from storage import open_engine

WRITING = """
import asyncio, sys
from storage import open_engine

async def main():
    async with open_engine(sys.argv[1]) as engine:
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))

        async def write(number):
            async def unit(records):
                await records.facts.put(f"left{number}", "1")
                await records.facts.put(f"right{number}", "1")
            await store.transact(unit)
            print(number, flush=True)

        for start in range(0, 100_000, 8):
            await asyncio.gather(*(write(start + step) for step in range(8)))

asyncio.run(main())
"""


@pytest.mark.parametrize("after", [1, 40])
async def test_what_was_acknowledged_before_a_kill_is_there(url: str, after: int) -> None:
    async with open_engine(url) as engine:
        await engine.migrate()
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
    writer = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITING, url, stdout=PIPE, cwd=Path(__file__).parents[2]
    )
    assert writer.stdout is not None
    told = [await writer.stdout.readline() for _ in range(after)]
    writer.kill()
    told += (await writer.stdout.read()).splitlines(keepends=True)
    await writer.wait()
    acknowledged = [int(line) for line in told if line.endswith(b"\n")]
    assert len(acknowledged) >= after

    async def unit(records: Records) -> list[tuple[bool, bool]]:
        return [
            (
                await records.facts.get(f"left{number}") is not None,
                await records.facts.get(f"right{number}") is not None,
            )
            for number in range(max(acknowledged) + 20)
        ]

    async with open_engine(url) as engine:
        store = engine.store(await engine.village("样村", "Asia/Shanghai", "zh_CN"))
        found = await store.read(unit)
    assert all(found[number] == (True, True) for number in acknowledged)
    assert all(left == right for left, right in found)
