"""A bot's account: its queue of updates, chats, files and settings."""

import random
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from bot.simulator.chats import Chat
from bot.simulator.files import FileStore
from bot.simulator.limits import RateLimits, RateMeter
from bot.simulator.pulse import Pulse
from bot.simulator.updates import UpdateQueue

MAX_QUERIES = 20_000  # taps remembered


@dataclass(slots=True)
class CallbackQuery:
    """A tap on an inline button; `asked_at` is the real monotonic clock."""

    chat: Chat
    person_id: int
    asked_at: float
    answered: bool = False


class BotAccount:
    """One bot, by token."""

    def __init__(self, token: str, username: str, first_name: str, limits: RateLimits, seed: int) -> None:
        """Register the bot; its id is the part of the token before the colon."""
        rng = random.Random(f"{seed}{token}")  # noqa: S311 - a simulation, nothing is kept secret by it
        head = token.partition(":")[0]
        self.token = token
        self.user: dict[str, Any] = {
            "id": int(head) if head.isdigit() else rng.randrange(10**9, 10**10),
            "is_bot": True,
            "first_name": first_name,
            "username": username,
        }
        self.random = rng
        self.updates = UpdateQueue(rng.randrange(10**8, 9 * 10**8))
        self.files = FileStore(rng)
        self.meter = RateMeter(limits)
        self.chats: dict[int, Chat] = {}
        self.queries: OrderedDict[str, CallbackQuery] = OrderedDict()
        self.commands: dict[str, list[dict[str, Any]]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int | None, dict[str, Any]] = {}
        self.webhook: dict[str, Any] | None = None
        self.webhook_changed = Pulse()
        self.poller: object | None = None
        self.messages_sent = 0

    @property
    def username(self) -> str:
        """Return the bot's username, without @."""
        return str(self.user["username"])

    def private_chat(self, user: dict[str, Any]) -> Chat:
        """Return the chat with this user, opening it at need."""
        chat = self.chats.get(user["id"])
        if chat is None:
            keys = ("username", "first_name", "last_name")
            names: dict[str, Any] = {key: user[key] for key in keys if key in user}
            chat = self.chats[user["id"]] = Chat({"id": user["id"], "type": "private", **names})
        return chat

    def knows(self, person_id: int) -> bool:
        """Say whether the bot has met the person in a group."""
        return any(person_id in chat.members for chat in self.chats.values() if not chat.is_private)

    def ask(self, chat: Chat, person_id: int) -> str:
        """Record a tap and return the callback query's id."""
        query_id = str(self.random.randrange(10**17, 10**18))
        self.queries[query_id] = CallbackQuery(chat, person_id, time.monotonic())
        if len(self.queries) > MAX_QUERIES:
            self.queries.popitem(last=False)
        return query_id
