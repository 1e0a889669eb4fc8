"""Simulated time: it dates the messages, jumps both ways, and followers hear of each jump."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.clock import SimulatedClock
from tests.simulator.conftest import START


async def test_messages_are_dated_by_the_simulated_clock(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.advance(days=7)
    sent = await bot.send_message(villager.id, "逾期")
    assert timedelta(0) <= sent.date - START - timedelta(days=7) < timedelta(minutes=1)


async def test_the_clock_jumps_to_a_time_and_back(sim: SimulatorClient) -> None:
    month_end = datetime(2026, 10, 31, 11, tzinfo=UTC)
    assert timedelta(0) <= await sim.set_clock(month_end) - month_end < timedelta(seconds=5)
    assert await sim.advance(hours=-1) < month_end
    assert (await sim.get("/sim/clock"))["version"] == 2


async def test_a_follower_hears_of_a_jump_at_once(sim: SimulatorClient) -> None:
    follower = asyncio.create_task(sim.get("/sim/clock", after=0))
    await asyncio.sleep(0)
    await sim.advance(days=1)
    async with asyncio.timeout(2):
        told = await follower
    assert told["version"] == 1
    assert datetime.fromisoformat(told["now"]) - START >= timedelta(days=1)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        SimulatedClock().set(datetime(2026, 10, 1))
