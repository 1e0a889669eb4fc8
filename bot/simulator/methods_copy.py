"""Bot API methods that copy and forward messages."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request
from bot.simulator.media import FILE_KINDS
from bot.simulator.messages import CAPTIONED, Message
from bot.simulator.params import Params
from bot.simulator.posting import caption_of, deliver, post, protection
from bot.simulator.targets import chat_of, find_chat, message_of
from bot.simulator.world import World

CONTENT_KEYS = (
    "text", "entities", "caption", "caption_entities", *FILE_KINDS, "location", "venue", "contact",
    "has_media_spoiler", "show_caption_above_media",
)  # fmt: skip
MAX_MESSAGES = 100  # of copyMessages and forwardMessages


def copy_message(world: World, bot: BotAccount, params: Params) -> object:
    """Send another message's content as one's own; a caption may be replaced."""
    source = message_of(find_chat(world, bot, params, "from_chat_id"), params.integer("message_id"), "copy")
    content = _content(source, "copied")
    if params.text("caption") is not None and source.kind in CAPTIONED:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content.update(caption_of(params))
    return {"message_id": post(world, bot, params, content).id}


def forward_message(world: World, bot: BotAccount, params: Params) -> object:
    """Forward a message, naming its origin."""
    source = message_of(
        find_chat(world, bot, params, "from_chat_id"), params.integer("message_id"), "forward"
    )
    content = {**_content(source, "forwarded"), "forward_origin": source.origin()}
    return post(world, bot, params, content).body


def copy_messages(world: World, bot: BotAccount, params: Params) -> object:
    """Copy up to 100 messages, albums kept together; those that aren't there are skipped."""
    return _many(world, bot, params, forward=False)


def forward_messages(world: World, bot: BotAccount, params: Params) -> object:
    """Forward up to 100 messages, albums kept together; those that aren't there are skipped."""
    return _many(world, bot, params, forward=True)


def _many(world: World, bot: BotAccount, params: Params, *, forward: bool) -> object:
    ids = [int(message_id) for message_id in params.structures("message_ids")]
    if not 1 <= len(ids) <= MAX_MESSAGES or sorted(set(ids)) != ids:
        reason = "message identifiers must be in a strictly increasing order, 1-100 of them"
        raise bad_request(reason)
    chat = chat_of(world, bot, params)
    source = find_chat(world, bot, params, "from_chat_id")
    found = [message for message_id in ids if (message := source.find(message_id)) is not None]
    if not found:
        reason = f"there are no messages to {'forward' if forward else 'copy'}"
        raise bad_request(reason)
    contents = [_content(message, "forwarded" if forward else "copied") for message in found]
    bot.meter.take(chat.id, len(found))
    groups: dict[str, str] = {}
    sent = []
    for message, content in zip(found, contents, strict=True):
        if params.flag("remove_caption"):
            content.pop("caption", None)
            content.pop("caption_entities", None)
        if forward:
            content["forward_origin"] = message.origin()
        group = message.body.get("media_group_id")
        if group is not None:
            content["media_group_id"] = groups.setdefault(group, str(bot.random.randrange(10**16, 10**17)))
        sent.append(_number(world, bot, chat, {**content, **protection(params)}))
    return sent


def _number(world: World, bot: BotAccount, chat: Chat, content: dict[str, Any]) -> dict[str, int]:
    return {"message_id": deliver(world, bot, chat, content, None).id}


def _content(message: Message, verb: str) -> dict[str, Any]:
    content = {key: message.body[key] for key in CONTENT_KEYS if key in message.body}
    if "animation" in message.body:
        content["document"] = message.body["document"]
    if not content or message.body.get("has_protected_content"):
        reason = f"message can't be {verb}"
        raise bad_request(reason)
    return content


METHODS = {
    "copyMessage": copy_message,
    "copyMessages": copy_messages,
    "forwardMessage": forward_message,
    "forwardMessages": forward_messages,
}
