"""The methods against something that nobody here wrote: python-telegram-bot and its parameters."""

import json
from typing import Any

import httpx
import pytest
from telegram import Bot, BotCommand, BotCommandScopeChat, MenuButtonCommands
from telegram.error import BadRequest

from bot.simulator.client import PersonHandle, SimulatorClient
from bot.simulator.methods import NAMED
from tests.simulator.conftest import TOKEN


def test_every_method_is_one_of_the_library() -> None:
    assert [name for name in NAMED if not hasattr(Bot, name)] == []


async def test_the_bots_settings_are_kept(bot: Bot, villager: PersonHandle) -> None:
    scope = BotCommandScopeChat(villager.id)
    assert await bot.set_my_commands([BotCommand("start", "开始")])
    assert await bot.set_my_commands([BotCommand("me", "我的")], scope=scope)
    assert [command.command for command in await bot.get_my_commands()] == ["start"]
    assert [command.command for command in await bot.get_my_commands(scope=scope)] == ["me"]
    assert await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    assert await bot.set_my_description("村里的联系卡")
    assert (await bot.get_my_description()).description == "村里的联系卡"
    assert await bot.set_my_short_description("联系卡")
    assert (await bot.get_my_short_description()).short_description == "联系卡"
    assert await bot.set_my_name("联心")
    assert (await bot.get_my_name()).name == "联心"
    assert await bot.set_chat_menu_button(villager.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(villager.id)).type == "commands"
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("联系", "中文")])


async def test_chats_and_members_are_described(
    bot: Bot, sim: SimulatorClient, villager: PersonHandle
) -> None:
    chat = await bot.get_chat(villager.id)
    assert (chat.id, chat.type, chat.first_name) == (villager.id, "private", "韦大山")
    group = await sim.group("二组", [villager])
    assert (await bot.get_chat_member(group, villager.id)).status == "member"
    assert await bot.leave_chat(group)
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.get_chat(42)


@pytest.mark.parametrize("how", ["query", "form", "json", "multipart"])
async def test_parameters_come_in_every_form(sim: SimulatorClient, villager: PersonHandle, how: str) -> None:
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    flat = {"chat_id": str(villager.id), "text": "你好", "reply_markup": json.dumps(markup)}
    url = f"{sim.bot_api_url}{TOKEN}/sendmessage"
    async with httpx.AsyncClient(trust_env=False) as client:
        match how:
            case "query":
                answer = await client.get(url, params=flat)
            case "form":
                answer = await client.post(url, data=flat)
            case "json":
                answer = await client.post(
                    url, json={"chat_id": villager.id, "text": "你好", "reply_markup": markup}
                )
            case _:
                answer = await client.post(url, files={key: (None, value) for key, value in flat.items()})
    assert answer.json()["result"]["reply_markup"] == markup


@pytest.mark.parametrize(
    ("method", "body", "code", "reason"),
    [
        ("noSuchMethod", {}, 404, "Not Found"),
        ("sendMessage", {"text": "?"}, 400, "Bad Request: chat_id is empty"),
        ("sendMessage", {"chat_id": 1, "text": "?", "reply_markup": "{"}, 400, "Bad Request: can't parse"),
        ("sendPhoto", {"chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
        ("setMyCommands", {"commands": [1]}, 400, "Bad Request: can't parse BotCommand"),
        ("deleteMessages", {"chat_id": 5_000_000_001}, 400, "Bad Request: message identifiers are not"),
        ("copyMessages", {"message_ids": ["x"]}, 400, "Bad Request: can't parse"),
        (
            "sendLocation",
            {"chat_id": 1, "latitude": "north", "longitude": 1},
            400,
            "Bad Request: invalid latitude",
        ),
    ],
)
@pytest.mark.usefixtures("villager")
async def test_broken_calls_are_refused_in_telegrams_shape(
    sim: SimulatorClient, method: str, body: dict[str, Any], code: int, reason: str
) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.post(f"{sim.bot_api_url}{TOKEN}/{method}", json=body)
    refused = answer.json()
    assert (answer.status_code, refused["ok"], refused["error_code"]) == (code, False, code)
    assert refused["description"].startswith(reason)


async def test_calls_are_logged_and_counted(bot: Bot, sim: SimulatorClient, villager: PersonHandle) -> None:
    sent = await bot.send_message(villager.id, "你好")
    given = await bot.get_updates()
    with pytest.raises(BadRequest):
        await bot.send_message(42, "?")
    ok, refused = await sim.calls(method="sendMessage", params=True)
    assert (ok["ok"], ok["chat_id"], ok["message_id"]) == (True, villager.id, sent.message_id)
    assert ok["params"]["text"] == "你好"
    assert (refused["ok"], refused["error_code"]) == (False, 400)
    (polled,) = await sim.calls(after=ok["seq"], method="getUpdates")
    assert polled["update_ids"] == [update.update_id for update in given]
    stats = await sim.stats(ids=True)
    assert stats["delivered_ids"] == polled["update_ids"]
    assert stats["messages_sent"] == 1
