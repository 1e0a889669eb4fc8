"""What people do: write, tap, edit, delete, block."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.contents import content_from, text_content
from bot.simulator.errors import ControlError
from bot.simulator.membership import membership
from bot.simulator.messages import Message
from bot.simulator.people import Person
from bot.simulator.world import World

MIN_ALBUM, MAX_ALBUM = 2, 10  # items


def chat_with(bot: BotAccount, person: Person, chat_id: int | None = None) -> Chat:
    """Return the private chat, or the group the person is in; raise ControlError if there is none."""
    if chat_id is None or chat_id == person.id:
        return bot.private_chat(person.as_user())
    chat = bot.chats.get(chat_id)
    if chat is None or person.id not in chat.members or chat.migrated_to is not None:
        message = f"person {person.id} is in no chat {chat_id}"
        raise ControlError(message, 404)
    return chat


def say(world: World, bot: BotAccount, person: Person, said: dict[str, Any]) -> dict[str, Any]:
    """Send what the person says; return message_id and update_id."""
    chat = _writable(bot, person, said.get("chat_id"))
    content = content_from(bot, person, said)
    if said.get("reply_to_message_id"):
        content["reply_to_message"] = _existing(chat, said["reply_to_message_id"]).for_reply()
    if said.get("media_group_id"):
        content["media_group_id"] = str(said["media_group_id"])
    if said.get("forward_from"):
        content["forward_origin"] = _origin(world, chat, said["forward_from"])
    return _arrive(world, bot, chat, person, content)


def _arrive(
    world: World, bot: BotAccount, chat: Chat, person: Person, content: dict[str, Any]
) -> dict[str, Any]:
    chat.started = True
    message = world.add_message(bot, chat, content, person.as_user(), told=False)
    if chat.keyboard is not None and chat.keyboard.get("one_time_keyboard"):
        chat.keyboard = None
    message.update_id = bot.updates.put("message", message.body)
    world.told(bot, chat, message)
    return {"message_id": message.id, "update_id": message.update_id}


def _origin(world: World, chat: Chat, source: dict[str, Any] | int) -> dict[str, Any]:
    if isinstance(source, int):  # a message of this chat
        return _existing(chat, source).origin()
    if "person_id" in source:
        user = world.people.get(int(source["person_id"])).as_user()
        return {"type": "user", "sender_user": user, "date": world.clock.unix()}
    name = str(source.get("name", "未名"))
    return {"type": "hidden_user", "sender_user_name": name, "date": world.clock.unix()}


def send_album(world: World, bot: BotAccount, person: Person, asked: dict[str, Any]) -> dict[str, Any]:
    """Send 2 to 10 items as one album; return the list of message_id and update_id."""
    items = asked.get("items") or []
    if not MIN_ALBUM <= len(items) <= MAX_ALBUM:
        message = f"an album has {MIN_ALBUM} to {MAX_ALBUM} items"
        raise ControlError(message)
    shared = {key: asked[key] for key in ("chat_id", "reply_to_message_id") if asked.get(key)}
    group = str(bot.random.randrange(10**16, 10**17))
    sent = [say(world, bot, person, {**shared, **item, "media_group_id": group}) for item in items]
    return {"messages": sent, "media_group_id": group}


def start(world: World, bot: BotAccount, person: Person, payload: str | None) -> dict[str, Any]:
    """Press START, with a deep link's payload if there is one; unblocks first."""
    chat = chat_with(bot, person)
    if chat.blocked:
        set_blocked(world, bot, person, blocked=False)
    command = {"type": "bot_command", "offset": 0, "length": len("/start")}
    text = f"/start {payload}" if payload else "/start"
    return _arrive(world, bot, chat, person, {"text": text, "entities": [command]})


def set_blocked(world: World, bot: BotAccount, person: Person, *, blocked: bool) -> dict[str, Any]:
    """Block or unblock the bot; return the update_id, or None if nothing changed."""
    chat = chat_with(bot, person)
    if chat.blocked == blocked:
        return {"update_id": None}
    chat.blocked = blocked
    chat.touch()
    update_id = membership(
        world, bot, chat, person, "member" if blocked else "kicked", "kicked" if blocked else "member"
    )
    world.events.publish("blocked" if blocked else "unblocked", bot.username, chat_id=chat.id)
    return {"update_id": update_id}


def edit(world: World, bot: BotAccount, person: Person, asked: dict[str, Any]) -> dict[str, Any]:
    """Edit a message of one's own; return its message_id and the update_id."""
    chat = chat_with(bot, person, asked.get("chat_id"))
    message = _own(chat, person, asked.get("message_id"))
    key = "text" if "text" in message.body else "caption"
    entities = "entities" if key == "text" else "caption_entities"
    body = {name: value for name, value in message.body.items() if name not in {key, entities}}
    written = asked.get(key, asked.get("text", asked.get("caption")))
    message.body = {
        **body,
        **(text_content(written, key) if written else {}),
        "edit_date": world.clock.unix(),
    }
    message.edits += 1
    world.changed(bot, chat, message, "edit")
    return {"message_id": message.id, "update_id": bot.updates.put("edited_message", message.body)}


def delete(world: World, bot: BotAccount, person: Person, asked: dict[str, Any]) -> dict[str, Any]:
    """Delete a message for both sides; like Telegram, the bot isn't told."""
    chat = chat_with(bot, person, asked.get("chat_id"))
    message = _existing(chat, asked.get("message_id"))
    message.deleted = True
    world.changed(bot, chat, message, "delete")
    return {"message_id": message.id}


def tap(world: World, bot: BotAccount, person: Person, asked: dict[str, Any]) -> dict[str, Any]:
    """Tap an inline button, by its text; `data` forges one. Return callback_query_id and update_id."""
    chat = chat_with(bot, person, asked.get("chat_id"))
    message = chat.messages.get(int(asked.get("message_id") or 0))
    if message is None:
        refusal = f"no message {asked.get('message_id')} in the chat"
        raise ControlError(refusal, 404)
    data = asked["data"] if "data" in asked else _button(message, str(asked.get("button")))
    query_id = bot.ask(chat, person.id)
    query = {
        "id": query_id,
        "from": person.as_user(),
        "message": {"chat": chat.info, "message_id": message.id, "date": 0}
        if message.deleted
        else message.body,
        "chat_instance": str(abs(chat.id)),
        "data": data,
    }
    world.events.publish(
        "tap", bot.username, chat_id=chat.id, message_id=message.id, button=asked.get("button")
    )
    return {"callback_query_id": query_id, "update_id": bot.updates.put("callback_query", query)}


def newest_button(chat: Chat, label: str) -> dict[str, Any]:
    """Return which button to tap: one that contains `label`, under the newest message that has one."""
    for message in reversed(chat.messages.values()):
        for row in message.body.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if label in button["text"]:
                    return {"message_id": message.id, "button": button["text"]}
    refusal = f"no button {label!r} in chat {chat.id}"
    raise ControlError(refusal, 404)


def _button(message: Message, text: str) -> str:
    rows = message.body.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    found = [button for button in buttons if button["text"] == text]
    if not found or "callback_data" not in found[0]:
        shown = " · ".join(button["text"] for button in buttons) or "none"
        refusal = f"no button {text!r} under message {message.id}; its buttons: {shown}"
        raise ControlError(refusal, 404)
    return str(found[0]["callback_data"])


def _writable(bot: BotAccount, person: Person, chat_id: int | None) -> Chat:
    chat = chat_with(bot, person, chat_id)
    if chat.blocked:
        message = f"person {person.id} has blocked the bot; unblock it or press start first"
        raise ControlError(message, 409)
    if chat.is_channel:
        message = "only the bot writes in this channel"
        raise ControlError(message, 409)
    return chat


def _existing(chat: Chat, message_id: object) -> Message:
    message = chat.find(int(str(message_id))) if message_id else None
    if message is None:
        refusal = f"no message {message_id} in chat {chat.id}"
        raise ControlError(refusal, 404)
    return message


def _own(chat: Chat, person: Person, message_id: object) -> Message:
    message = _existing(chat, message_id)
    if message.body.get("from", {}).get("id") != person.id:
        refusal = f"message {message_id} is not person {person.id}'s"
        raise ControlError(refusal)
    return message
