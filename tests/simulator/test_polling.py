"""getUpdates: long polling and confirmation by offset; webhooks."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict, InvalidToken

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.world import World
from tests.simulator.conftest import TOKEN, bot_of


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 5.0) -> None:
    """Wait for a condition, with a deadline."""
    deadline = time.monotonic() + seconds
    while not await condition():
        assert time.monotonic() < deadline, "waited in vain"
        await asyncio.sleep(0.005)


async def test_update_ids_grow_by_one(bot: Bot, villager: PersonHandle) -> None:
    for text in "一二三":
        await villager.write(text)
    ids = [update.update_id for update in await bot.get_updates()]
    assert ids == list(range(ids[0], ids[0] + 4))


async def test_an_update_is_given_again_until_a_higher_offset_confirms_it(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await villager.write("水管坏了")
    first = await bot.get_updates()
    async with bot_of(sim) as restarted:
        assert [update.update_id for update in await restarted.get_updates()] == [u.update_id for u in first]
        left = await restarted.get_updates(offset=first[0].update_id + 1)
        assert [update.update_id for update in left] == [first[1].update_id]
    assert (await sim.stats())["updates_pending"] == 1
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()
    assert (await sim.stats())["updates_pending"] == 0


async def test_limit_and_negative_offset_choose(bot: Bot, villager: PersonHandle) -> None:
    for text in "一二三":
        await villager.write(text)
    assert len(await bot.get_updates(limit=2)) == 2
    last = await bot.get_updates(offset=-1)
    assert [update.effective_message.text for update in last if update.effective_message] == ["三"]
    assert len(await bot.get_updates()) == 1


async def test_a_long_poll_ends_as_soon_as_something_arrives(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    started = (await bot.get_updates())[0].update_id
    poll = asyncio.create_task(bot.get_updates(offset=started + 1, timeout=20))
    await until(lambda: _polling(sim))
    begun = time.monotonic()
    await villager.write("来了")
    assert (await poll)[0].message is not None
    assert time.monotonic() - begun < 2


async def _polling(sim: SimulatorClient) -> bool:
    return bool((await sim.stats())["polling"])


async def test_a_second_poller_ends_the_first(bot: Bot, sim: SimulatorClient) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await until(lambda: _polling(sim))
    async with bot_of(sim) as second:
        await second.get_updates(timeout=0)
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first


async def test_a_poller_that_hung_up_is_given_nothing(
    sim: SimulatorClient, villager: PersonHandle, bot: Bot
) -> None:
    offset = (await bot.get_updates())[0].update_id + 1
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{sim.bot_api_url}{TOKEN}/getUpdates"
        with pytest.raises(httpx.ReadTimeout):
            await client.get(url, params={"offset": offset, "timeout": 20}, timeout=0.05)

    async def gone() -> bool:
        return not await _polling(sim)

    await until(gone)
    await villager.write("还在")
    assert (await sim.stats())["updates_delivered"] == 1
    assert len(await bot.get_updates(offset=offset)) == 1


async def test_allowed_updates_filter_what_is_queued(bot: Bot, villager: PersonHandle) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await villager.write("不要")
    assert len(await bot.get_updates()) == 1
    await bot.get_updates(allowed_updates=[])
    await villager.write("要")
    assert len(await bot.get_updates()) == 2


async def test_an_unknown_token_is_refused(sim: SimulatorClient) -> None:
    with pytest.raises(InvalidToken):
        async with bot_of(sim, token="1:NOBODY"):
            pass


async def test_raw_updates_reach_the_bot_as_they_are(sim: SimulatorClient) -> None:
    await sim.inject({"message": {"nonsense": True}})
    await sim.inject([1, 2])
    await sim.inject(text='"not an object"')
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = (await client.get(f"{sim.bot_api_url}{TOKEN}/getUpdates")).json()
    assert answer["result"][0]["message"] == {"nonsense": True}
    assert answer["result"][1:] == [[1, 2], "not an object"]


def test_ids_repeat_with_the_seed() -> None:
    first, second = (World(seed=3).add_bot("1:A", "a") for _ in range(2))
    assert first.updates.put_raw({}) == second.updates.put_raw({})
