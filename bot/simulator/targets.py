"""Which chat and message a call is about, with Telegram's refusals."""

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.messages import Message
from bot.simulator.params import Params
from bot.simulator.world import World


def chat_of(world: World, bot: BotAccount, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat that the bot may write to; raise ApiError 400 or 403 as Telegram does."""
    chat = find_chat(world, bot, params, name)
    if chat.is_private:
        person = world.people.find(chat.id)
        if person is not None and person.deactivated:
            reason = "user is deactivated"
            raise forbidden(reason)
        if chat.blocked:
            reason = "bot was blocked by the user"
            raise forbidden(reason)
    elif chat.kicked:
        reason = "bot was kicked from the group chat"
        raise forbidden(reason)
    elif chat.migrated_to is not None:
        reason = "group chat was upgraded to a supergroup chat"
        raise bad_request(reason, migrate_to_chat_id=chat.migrated_to)
    return chat


def find_chat(world: World, bot: BotAccount, params: Params, name: str = "chat_id") -> Chat:
    """Return the chat, writable or not; raise ApiError if the bot can't know it."""
    wanted = params.text(name)
    if not wanted:
        reason = f"{name} is empty"
        raise bad_request(reason)
    chat = None
    if wanted.removeprefix("-").isdigit():
        chat_id = int(wanted)
        chat = bot.chats.get(chat_id)
        if chat is not None and chat.is_private and not chat.started:
            chat = None  # somebody looked into it, but the person never wrote
        if chat is None and world.people.find(chat_id) is not None and bot.knows(chat_id):
            reason = "bot can't initiate conversation with a user"
            raise forbidden(reason)
    elif wanted.startswith("@"):  # usernames work for groups and channels only, as in Telegram
        groups = (chat for chat in bot.chats.values() if not chat.is_private)
        chat = next((group for group in groups if group.info.get("username") == wanted[1:]), None)
    if chat is None:
        reason = "chat not found"
        raise bad_request(reason)
    return chat


def message_of(chat: Chat, message_id: int | None, purpose: str) -> Message:
    """Return the message; raise ApiError `message to <purpose> not found`."""
    message = chat.find(message_id) if message_id is not None else None
    if message is None:
        reason = (
            f"message to {purpose} not found"
            if message_id is not None
            else "message identifier is not specified"
        )
        raise bad_request(reason)
    return message


def reply_of(bot: BotAccount, chat: Chat, params: Params) -> dict[str, object]:
    """Return the part of a message that quotes what it replies to; raise ApiError if that is gone."""
    wanted = params.structure("reply_parameters")
    if not isinstance(wanted, dict):
        message_id = params.integer("reply_to_message_id")
        if not message_id:
            return {}
        wanted = {"message_id": message_id}
        if params.flag("allow_sending_without_reply"):
            wanted["allow_sending_without_reply"] = True
    elsewhere = wanted.get("chat_id")
    source = chat if elsewhere in (None, chat.id) else bot.chats.get(int(elsewhere))
    target = source.find(int(wanted.get("message_id") or 0)) if source is not None else None
    if source is None or target is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        reason = "message to be replied not found"
        raise bad_request(reason)
    if source is not chat:
        return {"external_reply": {"origin": target.origin(), "chat": source.info, "message_id": target.id}}
    reply: dict[str, object] = {"reply_to_message": target.for_reply()}
    if wanted.get("quote"):
        reply["quote"] = {"text": wanted["quote"], "position": int(wanted.get("quote_position") or 0)}
    return reply
