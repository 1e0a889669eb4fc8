"""What every sending method shares: chat, limits, reply, markup, then the message."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.entities import checked_caption
from bot.simulator.markup import check_markup
from bot.simulator.messages import Message
from bot.simulator.params import Params
from bot.simulator.targets import chat_of, reply_of
from bot.simulator.world import World


def post(world: World, bot: BotAccount, params: Params, content: dict[str, Any]) -> Message:
    """Send one message with this content; return it, or raise ApiError and nothing is sent."""
    markup = check_markup(params.structure("reply_markup"))
    chat = chat_of(world, bot, params)
    reply = reply_of(bot, chat, params)
    bot.meter.take(chat.id)
    return deliver(world, bot, chat, {**reply, **content, **protection(params)}, markup)


def deliver(
    world: World, bot: BotAccount, chat: Chat, content: dict[str, Any], markup: dict[str, Any] | None
) -> Message:
    """Put the bot's message into the chat.

    A reply keyboard becomes the chat's, an inline one the message's.
    """
    if markup is not None and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    elif markup is not None:
        chat.keyboard = None if markup.get("remove_keyboard") else markup
        if "force_reply" in markup:
            chat.keyboard = None
    return world.add_message(bot, chat, content, bot.user)


def protection(params: Params) -> dict[str, Any]:
    """Return the mark of a message that can't be forwarded or saved."""
    return {"has_protected_content": True} if params.flag("protect_content") else {}


def caption_of(params: Params) -> dict[str, Any]:
    """Return the caption's part of a message; raise ApiError if it is too long or can't be parsed."""
    caption = checked_caption(
        params.text("caption"), params.text("parse_mode"), params.structure("caption_entities")
    )
    return caption.as_content("caption") if caption is not None else {}
