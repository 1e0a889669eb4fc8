"""PostgreSQL's claim is on the connection that writes: whoever has lost it can't write any more."""

from __future__ import annotations

import asyncpg
import pytest

from bot.domain.storing import DatabaseBusyError, DatabaseGoneError
from bot.ports import Records
from storage import open_engine


async def test_a_bot_that_lost_its_claim_to_another_writes_nothing(postgres_url: str) -> None:
    async with open_engine(postgres_url) as first, open_engine(postgres_url) as second:
        await first.migrate()
        store = first.store(await first.village("样村", "Asia/Shanghai", "zh_CN"))

        async def pid(records: Records) -> int:
            found: int = records.facts.connection.get_server_pid()  # type: ignore[attr-defined]
            return found

        async with first.claim():
            await cut(postgres_url, await store.transact(pid))
            async with second.claim():
                with pytest.raises((DatabaseBusyError, DatabaseGoneError)):
                    await store.transact(lambda records: records.facts.put("x", "1"))
                with pytest.raises(DatabaseBusyError):
                    await store.transact(lambda records: records.facts.put("x", "1"))
            await store.transact(lambda records: records.facts.put("x", "2"))
            assert await store.read(lambda records: records.facts.get("x")) == "2"


async def cut(url: str, pid: int) -> None:
    admin = await asyncpg.connect(url)
    try:
        await admin.fetchval("SELECT pg_terminate_backend($1, 5000)", pid)
    finally:
        await admin.close()


async def test_somebody_who_writes_is_waited_for_only_so_long(postgres_url: str) -> None:
    async with open_engine(postgres_url, busy_timeout=0.2) as first, open_engine(postgres_url) as second:
        await first.migrate()
        store = first.store(await first.village("样村", "Asia/Shanghai", "zh_CN"))
        other = second.store(await second.village("样村", "Asia/Shanghai", "zh_CN"))

        async def write_while_he_waits(records: Records) -> None:
            await records.facts.put("x", "other")
            with pytest.raises(DatabaseBusyError):
                await store.transact(lambda mine: mine.facts.put("x", "mine"))

        await other.transact(write_while_he_waits)
        await store.transact(lambda records: records.facts.put("y", "mine"))
        assert await store.read(lambda records: records.facts.get("x")) == "other"
