"""Through PgBouncer each transaction may be on another of the server's connections: nothing relies on one."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.storing import PoolerError
from bot.ports import Records
from storage import open_engine

EACH = 40


async def test_many_share_few_connections_and_nobody_gets_anothers_answer(pooled_url: str) -> None:
    async with open_engine(pooled_url) as first, open_engine(pooled_url) as second:
        await asyncio.gather(first.migrate(), second.migrate())
        here = await first.village("样村", "Asia/Shanghai", "zh_CN", key="a")
        there = await second.village("别村", "Asia/Shanghai", "zh_CN", key="b")
        stores = [first.store(here), second.store(there)]

        async def write(place: int, number: int) -> None:
            async def unit(records: Records) -> None:
                await records.facts.put(f"{place}-{number}", str(number))

            await stores[place].transact(unit)

        async def look(place: int, number: int) -> str | None:
            return await stores[place].read(lambda records: records.facts.get(f"{place}-{number}"))

        both = [(place, number) for number in range(EACH) for place in (0, 1)]
        await asyncio.gather(*(write(*one) for one in both), *(look(*one) for one in both))
        assert await asyncio.gather(*(look(*one) for one in both)) == [str(number) for _, number in both]


async def test_villages_are_served_and_handed_over_through_it(pooled_url: str) -> None:
    async with open_engine(pooled_url) as first, open_engine(pooled_url) as second:
        await first.migrate()
        village = await first.village("样村", "Asia/Shanghai", "zh_CN")
        async with first.serve(village) as lease:
            await first.store(village, lease).transact(lambda records: records.facts.put("x", "1"))
            assert (await second.deployment()).served[village.id].process
        async with second.serve(village) as lease:
            await second.store(village, lease).transact(lambda records: records.facts.put("x", "2"))


async def test_without_being_told_of_it_the_program_says_so(pooled_url: str) -> None:
    with pytest.raises(PoolerError):
        async with open_engine(pooled_url.replace("&pgbouncer=true", "")):
            pass
