"""The bot's membership in a chat, and what it may do there."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.people import Person
from bot.simulator.world import World

# What a bot may do in a channel: everything but appoint others.
RIGHTS = (
    "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    "can_post_messages", "can_edit_messages",
)  # fmt: skip
NO_RIGHTS = ("can_be_edited", "is_anonymous", "can_promote_members")
ADMINISTRATOR_RIGHTS = {**dict.fromkeys(RIGHTS, True), **dict.fromkeys(NO_RIGHTS, False)}


def membership(world: World, bot: BotAccount, chat: Chat, person: Person, old: str, new: str) -> int | None:
    """Tell the bot that its own membership changed (my_chat_member); return the update_id."""
    change = {
        "chat": chat.info,
        "from": person.as_user(),
        "date": world.clock.unix(),
        "old_chat_member": _member(bot, old),
        "new_chat_member": _member(bot, new),
    }
    return bot.updates.put("my_chat_member", change)


def _member(bot: BotAccount, status: str) -> dict[str, Any]:
    member = {"status": status, "user": bot.user}
    if status == "administrator":
        return {**member, **ADMINISTRATOR_RIGHTS}
    return {**member, "until_date": 0} if status == "kicked" else member
