"""Groups and channels with a bot in them."""

from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.chats import Chat
from bot.simulator.errors import ControlError
from bot.simulator.membership import membership
from bot.simulator.world import World

SUPERGROUP_PREFIX = -1_000_000_000_000


def create_group(world: World, bot: BotAccount, asked: dict[str, Any]) -> Chat:
    """Create a group of people with the bot in it; the first member is its creator.

    With type "channel" the members are its subscribers, and the bot an administrator who may post.
    """
    members = [world.people.get(int(person_id)) for person_id in asked.get("members") or []]
    if not members or not asked.get("title"):
        message = "a group needs a title and members"
        raise ControlError(message)
    kind = asked.get("type", "group")
    prefix = 0 if kind == "group" else SUPERGROUP_PREFIX
    group_id = int(asked.get("id") or prefix + world.next_group_id)
    world.next_group_id -= 1
    info = {"id": group_id, "type": kind, "title": asked["title"]}
    if asked.get("username"):
        info["username"] = asked["username"]
    chat = bot.chats[group_id] = Chat(info)
    chat.started = True
    chat.members = {person.id for person in members}
    world.events.publish("group", bot.username, chat_id=chat.id)
    if chat.is_channel:
        membership(world, bot, chat, members[0], "left", "administrator")
        return chat
    membership(world, bot, chat, members[0], "left", "member")
    created = world.add_message(bot, chat, {"group_chat_created": True}, members[0].as_user())
    bot.updates.put("message", created.body)
    return chat


def migrate(world: World, bot: BotAccount, group_id: int) -> Chat:
    """Make a supergroup of a group; calls with the old id are refused with the new one from now on."""
    old = bot.chats.get(group_id)
    if old is None or old.info["type"] != "group" or old.migrated_to is not None:
        message = f"no group {group_id} to migrate"
        raise ControlError(message, 404)
    new = Chat({**old.info, "id": SUPERGROUP_PREFIX + group_id, "type": "supergroup"})
    new.started = True
    new.members = set(old.members)
    bot.chats[new.id] = new
    sender = world.people.get(min(old.members)).as_user()
    told = world.add_message(bot, old, {"migrate_to_chat_id": new.id}, sender)
    bot.updates.put("message", told.body)
    told = world.add_message(bot, new, {"migrate_from_chat_id": old.id}, sender)
    bot.updates.put("message", told.body)
    old.migrated_to = new.id
    return new
