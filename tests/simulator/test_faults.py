"""What goes wrong on purpose: refusals, faults, rate limits."""

import asyncio
import random
import time
from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.faults import Faults
from tests.simulator.conftest import bot_of


async def test_whoever_never_pressed_start_cannot_be_written_to(bot: Bot, sim: SimulatorClient) -> None:
    stranger = await sim.person("陌生人")
    for _ in range(2):
        with pytest.raises(BadRequest, match=r"^Chat not found$"):
            await bot.send_message(stranger.id, "你好")
        assert await stranger.chat() == []  # looking changes nothing
    await sim.group("二组", [stranger])
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(stranger.id, "你好")


async def test_a_blocked_bot_is_refused_and_told_of_it(bot: Bot, villager: PersonHandle) -> None:
    await villager.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(villager.id, "你好")
    await villager.unblock()
    await bot.send_message(villager.id, "你好")
    changes = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_a_migrated_group_names_its_new_id(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    group = await sim.group("二组", [villager])
    await bot.send_message(group, "大家好")
    new = (await sim.post(f"/sim/groups/{group}/migrate"))["id"]
    with pytest.raises(ChatMigrated) as refused:
        await bot.send_message(group, "大家好")
    assert refused.value.new_chat_id == new
    await bot.send_message(new, "大家好")


async def test_a_reset_before_the_effect_leaves_nothing(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.faults(kind="reset", method="sendMessage", next=1)
    with pytest.raises(NetworkError):
        await bot.send_message(villager.id, "丢了")
    assert len(await villager.chat()) == 1
    await bot.send_message(villager.id, "又来")
    assert len(await villager.chat()) == 2


async def test_a_reset_after_the_effect_leaves_the_message(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.faults(kind="reset", when="after", method="sendMessage", next=1)
    with pytest.raises(NetworkError):
        await bot.send_message(villager.id, "到了")
    await villager.expect("到了")
    assert [(call["ok"], call["fault"]) for call in await sim.calls(method="sendMessage")] == [
        (True, "reset")
    ]


@pytest.mark.parametrize(("when", "messages"), [("before", 1), ("after", 2)])
async def test_a_hanging_call_times_out(
    sim: SimulatorClient, villager: PersonHandle, when: str, messages: int
) -> None:
    async with bot_of(sim, read_timeout=0.1) as bot:
        await sim.faults(kind="hang", when=when, method="sendMessage", next=1)
        with pytest.raises(TimedOut):
            await bot.send_message(villager.id, "?")
    assert len(await villager.chat()) == messages


async def test_a_long_way_to_telegram_delays_a_call_and_nothing_else(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.faults(kind="slow", method="sendMessage", seconds=0.2)
    began = time.monotonic()
    sent = await bot.send_message(villager.id, "到了")
    assert time.monotonic() - began >= 0.2
    assert [message.id for message in await villager.chat()][-1] == sent.message_id
    (call,) = await sim.calls(method="sendMessage")
    assert (call["ok"], call["fault"]) == (True, "slow")


@pytest.mark.parametrize("code", [500, 502])
async def test_a_server_error_is_no_answer_of_the_api(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle, code: int
) -> None:
    await sim.faults(kind="http", code=code, next=1)
    with pytest.raises(NetworkError):
        await bot.send_message(villager.id, "?")


async def test_down_refuses_every_call_until_it_ends(bot: Bot, sim: SimulatorClient) -> None:
    fault = await sim.faults(kind="down")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.get_me()
    await sim.clear_faults(fault)
    assert (await bot.get_me()).is_bot


async def test_refusals_hit_the_named_chat_only(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    other = await sim.person("黄小河")
    await other.start()
    await sim.faults(kind="forbidden", chat_id=villager.id)
    await sim.faults(kind="retry_after", chat_id=other.id, retry_after=7, next=1)
    await bot.get_me()
    with pytest.raises(Forbidden):
        await bot.send_message(villager.id, "?")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(other.id, "?")
    assert refused.value.retry_after == timedelta(seconds=7)
    await bot.send_message(other.id, "?")


def test_probable_faults_repeat_with_the_seed() -> None:
    def hits(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add({"kind": "reset", "probability": 0.5})
        return [faults.strike("sendMessage", 1) is not None for _ in range(50)]

    seed = random.SystemRandom().randrange(1000)
    assert hits(seed) == hits(seed)
    assert 5 < sum(hits(seed)) < 45


async def test_more_than_30_messages_a_second_are_refused(bot: Bot, sim: SimulatorClient) -> None:
    await sim.limits(enabled=True)
    people = await sim.people(40)
    sent = await asyncio.gather(*(bot.send_message(p.id, "公示") for p in people), return_exceptions=True)
    refused = [result for result in sent if isinstance(result, RetryAfter)]
    assert len(sent) - len(refused) >= 30
    assert (await sim.stats())["too_many_requests"] == len(refused) > 0


async def test_one_chat_takes_a_burst_of_three(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.limits(enabled=True)
    for _ in range(3):
        await bot.send_message(villager.id, "?")
    with pytest.raises(RetryAfter):
        await bot.send_message(villager.id, "?")


async def test_a_group_takes_20_messages_a_minute(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    await sim.limits(enabled=True)
    group = await sim.group("二组", [villager])
    for _ in range(20):
        await bot.send_message(group, "?")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(group, "?")
    assert isinstance(refused.value.retry_after, timedelta)
    assert timedelta(seconds=50) < refused.value.retry_after <= timedelta(minutes=1)
