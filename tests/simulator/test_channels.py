"""Channels: the bot posts in the channel's name, people only read."""

import httpx
import pytest
from telegram import Bot, ChatMemberAdministrator, MessageOriginChannel
from telegram.constants import ChatType

from bot.simulator.client import PersonHandle, SimulatorClient
from tests.simulator.test_fidelity import strange


@pytest.fixture
async def channel(sim: SimulatorClient, villager: PersonHandle) -> int:
    """Return the id of a channel with one subscriber."""
    asked = {"title": "公示栏", "type": "channel", "username": "gongshi", "members": [villager.id]}
    return int((await sim.post("/sim/groups", asked))["id"])


async def test_the_bot_learns_that_it_is_an_administrator(bot: Bot, channel: int) -> None:
    change = (await bot.get_updates())[-1].my_chat_member
    assert change is not None
    assert (change.chat.id, change.chat.type) == (channel, ChatType.CHANNEL)
    assert isinstance(change.new_chat_member, ChatMemberAdministrator)
    assert change.new_chat_member.can_post_messages
    member = await bot.get_chat_member(channel, bot.id)
    assert isinstance(member, ChatMemberAdministrator)
    assert strange([change, member]) == []


async def test_a_post_is_the_channels_own_and_is_seen_by_its_subscribers(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle, channel: int
) -> None:
    post = await bot.send_message("@gongshi", "11月公示")
    assert post.from_user is None
    assert post.sender_chat is not None
    assert post.sender_chat.id == channel
    edited = await bot.edit_message_text("11月公示，更正", channel, post.message_id)
    assert strange([post, edited]) == []
    seen = await sim.get(f"/sim/people/{villager.id}/chat", chat_id=channel)
    assert [message["text"] for message in seen["messages"]] == ["11月公示，更正"]
    copied = await bot.forward_message(villager.id, channel, post.message_id)
    assert isinstance(copied.forward_origin, MessageOriginChannel)


async def test_nobody_but_the_bot_writes_there(villager: PersonHandle, channel: int) -> None:
    with pytest.raises(httpx.HTTPStatusError, match="only the bot writes"):
        await villager.say_in(channel, "我也来说")


async def test_only_a_basic_group_is_upgraded(sim: SimulatorClient, channel: int) -> None:
    with pytest.raises(httpx.HTTPStatusError, match="no group"):
        await sim.post(f"/sim/groups/{channel}/migrate")
