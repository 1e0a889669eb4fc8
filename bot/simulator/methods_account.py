"""Bot API methods about the bot itself and its chats."""

import json
from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.membership import ADMINISTRATOR_RIGHTS
from bot.simulator.params import Params
from bot.simulator.targets import find_chat
from bot.simulator.world import World

MAX_COMMANDS = 100
MAX_COMMAND, MAX_COMMAND_DESCRIPTION = 32, 256  # characters
MAX_DESCRIPTION, MAX_SHORT_DESCRIPTION, MAX_NAME = 512, 120, 64  # characters


def get_me(_world: World, bot: BotAccount, _params: Params) -> object:
    """Return the bot as a User, with what only getMe tells."""
    # Privacy mode is off in the simulator: the bot sees everything that is said in its groups.
    return {
        **bot.user,
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(_world: World, bot: BotAccount, params: Params) -> object:
    """Set the commands of a scope and language."""
    commands = params.structures("commands")
    if len(commands) > MAX_COMMANDS:
        raise ApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    if not all(isinstance(command, dict) for command in commands):
        raise bad_request("can't parse BotCommand: Object expected")
    for command in commands:
        name, description = str(command.get("command", "")), str(command.get("description", ""))
        bare = name.removeprefix("/")
        plain = bare.isascii() and bare.replace("_", "").isalnum() and bare == bare.lower()
        if not plain or len(bare) > MAX_COMMAND:
            raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= MAX_COMMAND_DESCRIPTION:
            raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[_scope(params)] = [
        {"command": str(c["command"]).removeprefix("/"), "description": c["description"]} for c in commands
    ]
    return True


def get_my_commands(_world: World, bot: BotAccount, params: Params) -> object:
    """Return the commands of a scope and language."""
    return bot.commands.get(_scope(params), [])


def delete_my_commands(_world: World, bot: BotAccount, params: Params) -> object:
    """Forget the commands of a scope and language."""
    bot.commands.pop(_scope(params), None)
    return True


def _scope(params: Params) -> str:
    scope = params.structure("scope") or {"type": "default"}
    return json.dumps([scope, params.text("language_code") or ""], sort_keys=True)


def _setter(key: str, limit: int) -> Any:  # noqa: ANN401 - a method of the table below
    def setter(_world: World, bot: BotAccount, params: Params) -> object:
        text = params.text(key) or ""
        if len(text) > limit:
            reason = f"{key.replace('_', ' ')} is too long"
            raise bad_request(reason)
        bot.texts[key, params.text("language_code") or ""] = text
        return True

    return setter


def _getter(key: str) -> Any:  # noqa: ANN401 - a method of the table below
    def getter(_world: World, bot: BotAccount, params: Params) -> object:
        default = bot.user["first_name"] if key == "name" else ""
        text = bot.texts.get((key, params.text("language_code") or "")) or bot.texts.get((key, "")) or default
        return {key: text}

    return getter


def set_chat_menu_button(_world: World, bot: BotAccount, params: Params) -> object:
    """Set the menu button of one chat, or of all."""
    bot.menu_buttons[params.integer("chat_id")] = params.structure("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(_world: World, bot: BotAccount, params: Params) -> object:
    """Return the menu button of a chat."""
    everywhere = bot.menu_buttons.get(None, {"type": "default"})
    return bot.menu_buttons.get(params.integer("chat_id"), everywhere)


def get_chat(world: World, bot: BotAccount, params: Params) -> object:
    """Return a ChatFullInfo."""
    chat = find_chat(world, bot, params)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    info: dict[str, Any] = {
        **chat.info,
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        info["pinned_message"] = pinned.for_reply()
    return info


def get_chat_member(world: World, bot: BotAccount, params: Params) -> object:
    """Return a ChatMember: member, left, or the bot itself."""
    chat = find_chat(world, bot, params)
    user_id = params.integer("user_id") or 0
    if user_id == bot.user["id"]:
        if chat.is_channel and not chat.kicked:
            return {"status": "administrator", "user": bot.user, **ADMINISTRATOR_RIGHTS}
        return {"status": "left" if chat.kicked else "member", "user": bot.user}
    person = world.people.find(user_id)
    if person is None:
        reason = "user not found"
        raise bad_request(reason)
    inside = user_id == chat.id or user_id in chat.members
    return {"status": "member" if inside else "left", "user": person.as_user()}


def leave_chat(world: World, bot: BotAccount, params: Params) -> object:
    """Leave a group."""
    chat = find_chat(world, bot, params)
    if chat.is_private:
        reason = "chat member status can't be changed in private chats"
        raise bad_request(reason)
    chat.kicked = True
    chat.touch()
    return True


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", MAX_NAME),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", MAX_DESCRIPTION),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", MAX_SHORT_DESCRIPTION),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "leaveChat": leave_chat,
}
