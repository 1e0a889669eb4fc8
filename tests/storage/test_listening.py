"""Bells across processes, on a real server: they ring with the commit, and again after a break."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from bot.domain.village import Village
from bot.ports import Records
from storage import Engine, Wake, listen, open_engine

PATIENCE = 10.0  # seconds


class Rung:
    def __init__(self) -> None:
        self.heard: list[tuple[int | None, Wake]] = []
        self._new = asyncio.Event()

    def ring(self, village: int | None, wake: Wake) -> None:
        self.heard.append((village, wake))
        self._new.set()

    async def until(self, expected: tuple[int | None, Wake]) -> None:
        async with asyncio.timeout(PATIENCE):
            while expected not in self.heard:
                self._new.clear()
                await self._new.wait()


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[Rung]:
    """Listen, and begin with nothing heard."""
    rung, stop = Rung(), asyncio.Event()
    task = asyncio.create_task(listen(url, rung.ring, stop))
    try:
        await rung.until((None, Wake.ALL))
        rung.heard.clear()
        yield rung
    finally:
        stop.set()
        async with asyncio.timeout(PATIENCE):
            await task


@pytest.fixture
async def engine(postgres_url: str) -> AsyncIterator[Engine]:
    async with open_engine(postgres_url) as opened:
        await opened.migrate()
        yield opened


@pytest.fixture
async def village(engine: Engine) -> Village:
    return await engine.village("样村", "Asia/Shanghai", "zh_CN")


async def note(records: Records) -> None:
    await records.facts.put("a", "b")


async def fail(records: Records) -> None:
    await note(records)
    raise LookupError


async def test_whoever_writes_beside_the_bot_wakes_it_with_the_commit_and_only_then(
    postgres_url: str, engine: Engine, village: Village
) -> None:
    async with listening(postgres_url) as rung:
        with pytest.raises(LookupError):
            await engine.store(village, wake=Wake.ALL).transact(fail)
        await engine.store(village).transact(note)
        await engine.store(village, wake=Wake.INBOX).transact(note)
        await rung.until((village.id, Wake.INBOX))
    assert rung.heard == [(village.id, Wake.INBOX)]


async def test_after_a_break_everybody_is_rung_and_bells_are_heard_again(
    postgres_url: str, postgres_server: str, engine: Engine, village: Village
) -> None:
    async with listening(postgres_url) as rung:
        admin = await asyncpg.connect(postgres_server)
        try:
            ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"
            await admin.execute(ended)
        finally:
            await admin.close()
        await rung.until((None, Wake.ALL))
        await engine.store(village, wake=Wake.ALL).transact(note)
        await rung.until((village.id, Wake.ALL))


async def test_through_pgbouncer_nobody_listens(postgres_url: str, caplog: pytest.LogCaptureFixture) -> None:
    stop = asyncio.Event()
    task = asyncio.create_task(listen(f"{postgres_url}&pgbouncer=true", Rung().ring, stop))
    await asyncio.sleep(0)
    stop.set()
    await task
    assert "direct_url" in caplog.text
