"""Bot API methods that change, delete or pin messages, and answer taps."""

import time
from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.entities import checked_text
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.markup import check_markup
from bot.simulator.media import FILE_KINDS
from bot.simulator.messages import CAPTIONED, Message
from bot.simulator.params import Params
from bot.simulator.posting import caption_of
from bot.simulator.targets import chat_of, message_of
from bot.simulator.uploads import file_content
from bot.simulator.world import World

DELETABLE_FOR = 48 * 3600  # seconds; a bot can't delete older messages
MOST_DELETED = 100  # messages in one call
MAX_ANSWER = 200  # characters of a callback's answer
TEXT_KEYS = ("text", "entities")
CAPTION_KEYS = ("caption", "caption_entities")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, bot: BotAccount, params: Params) -> object:
    """Replace a message's text; without reply_markup its inline keyboard goes."""
    text = checked_text(params.text("text"), params.text("parse_mode"), params.structure("entities"))
    chat, message = _editable(world, bot, params)
    if "text" not in message.body:
        reason = "there is no text in the message to edit"
        raise bad_request(reason)
    return _replace(world, bot, chat, message, TEXT_KEYS, text.as_content(), params)


def edit_message_caption(world: World, bot: BotAccount, params: Params) -> object:
    """Replace or remove a caption."""
    caption = caption_of(params)
    chat, message = _editable(world, bot, params)
    if message.kind not in CAPTIONED:
        reason = "there is no caption in the message to edit"
        raise bad_request(reason)
    return _replace(world, bot, chat, message, CAPTION_KEYS, caption, params)


def edit_message_media(world: World, bot: BotAccount, params: Params) -> object:
    """Replace a message's file and caption."""
    item = params.structure("media")
    if not isinstance(item, dict) or item.get("type") not in FILE_KINDS:
        reason = "can't parse InputMedia"
        raise bad_request(reason)
    caption = caption_of(Params({key: item.get(key) for key in (*CAPTION_KEYS, "parse_mode")}))
    chat, message = _editable(world, bot, params)
    content = file_content(bot, params, item["type"], item.get("media"), item)
    keys = (*TEXT_KEYS, *CAPTION_KEYS, *FILE_KINDS)
    return _replace(world, bot, chat, message, keys, {**content, **caption}, params)


def edit_message_reply_markup(world: World, bot: BotAccount, params: Params) -> object:
    """Replace or remove a message's inline keyboard."""
    chat, message = _editable(world, bot, params)
    return _replace(world, bot, chat, message, (), {}, params)


def _editable(world: World, bot: BotAccount, params: Params) -> tuple[Chat, Message]:
    chat = chat_of(world, bot, params)
    message = message_of(chat, params.integer("message_id"), "edit")
    if not message.from_bot or "forward_origin" in message.body:
        reason = "message can't be edited"
        raise bad_request(reason)
    return chat, message


def _replace(
    world: World,
    bot: BotAccount,
    chat: Chat,
    message: Message,
    keys: tuple[str, ...],
    content: dict[str, Any],
    params: Params,
) -> object:
    markup = check_markup(params.structure("reply_markup"))
    if markup is not None and not markup.get("inline_keyboard"):
        markup = None
    body = message.body
    same_content = {key: body[key] for key in keys if key in body} == content
    if same_content and body.get("reply_markup") == markup:
        raise bad_request(NOT_MODIFIED)
    # A new body: what was handed out before stays as it was.
    changed = {key: value for key, value in body.items() if key not in keys and key != "reply_markup"}
    changed.update(content, edit_date=world.clock.unix())
    if markup is not None:
        changed["reply_markup"] = markup
    message.body = changed
    message.edits += 0 if same_content else 1
    world.changed(bot, chat, message, "edit")
    return changed


def delete_message(world: World, bot: BotAccount, params: Params) -> object:
    """Delete one message, for everybody."""
    chat = chat_of(world, bot, params)
    _delete(world, bot, chat, message_of(chat, params.integer("message_id"), "delete"))
    return True


def delete_messages(world: World, bot: BotAccount, params: Params) -> object:
    """Delete many; those that aren't there are skipped."""
    chat = chat_of(world, bot, params)
    wanted = params.structures("message_ids")
    if not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    for message_id in wanted:
        message = chat.find(int(message_id))
        if message is not None:
            _delete(world, bot, chat, message)
    return True


def _delete(world: World, bot: BotAccount, chat: Chat, message: Message) -> None:
    if world.clock.unix() - int(message.body["date"]) > DELETABLE_FOR:
        reason = "message can't be deleted for everyone"
        raise bad_request(reason)
    message.deleted = True
    world.changed(bot, chat, message, "delete")


def pin_chat_message(world: World, bot: BotAccount, params: Params) -> object:
    """Pin a message."""
    chat = chat_of(world, bot, params)
    chat.pinned.append(message_of(chat, params.integer("message_id"), "pin").id)
    chat.touch()
    world.events.publish("pin", bot.username, chat_id=chat.id)
    return True


def unpin_chat_message(world: World, bot: BotAccount, params: Params) -> object:
    """Unpin a message, or the one pinned last."""
    chat = chat_of(world, bot, params)
    message_id = params.integer("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        reason = "message to unpin not found"
        raise bad_request(reason)
    chat.pinned.remove(message_id)
    chat.touch()
    world.events.publish("pin", bot.username, chat_id=chat.id)
    return True


def answer_callback_query(world: World, bot: BotAccount, params: Params) -> object:
    """Answer a tap, once and in time."""
    query_id = params.text("callback_query_id") or ""
    query = bot.queries.get(query_id)
    if query is None or query.answered or time.monotonic() - query.asked_at > world.query_lifetime:
        reason = "query is too old and response timeout expired or query ID is invalid"
        raise bad_request(reason)
    text = params.text("text") or ""
    if len(text) > MAX_ANSWER:
        raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
    query.answered = True
    answer = {"callback_query_id": query_id, "text": text, "show_alert": params.flag("show_alert")}
    query.chat.add_answer(answer)
    world.events.publish("callback_answer", bot.username, chat_id=query.chat.id, **answer)
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "answerCallbackQuery": answer_callback_query,
}
