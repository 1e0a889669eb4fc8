"""Chats: a person with a bot, or a group or channel with a bot in it."""

from collections import deque
from typing import Any

from bot.simulator.messages import Message
from bot.simulator.pulse import Pulse

MAX_MESSAGES_PER_CHAT = 2_000  # older ones are forgotten, so that memory stays bounded
MAX_ANSWERS_PER_CHAT = 200
MAX_ACTIONS_PER_CHAT = 50


class Chat:
    """One chat of one bot; message ids grow by one per chat.

    `version` grows at every change that a person could see; `changed` beats with it.
    """

    __slots__ = (
        "_next_message_id",
        "actions",
        "answers",
        "blocked",
        "changed",
        "info",
        "keyboard",
        "kicked",
        "members",
        "messages",
        "migrated_to",
        "pinned",
        "started",
        "version",
    )  # fmt: skip

    def __init__(self, info: dict[str, Any]) -> None:
        """Open the chat that the Bot API's Chat `info` describes."""
        self.info = info
        self.started = False
        self.blocked = False
        self.kicked = False
        self.migrated_to: int | None = None
        self.members: set[int] = set()
        self.messages: dict[int, Message] = {}
        self.keyboard: dict[str, Any] | None = None
        self.answers: deque[dict[str, Any]] | None = None
        self.actions: deque[dict[str, Any]] | None = None
        self.pinned: list[int] = []
        self.version = 0
        self.changed = Pulse()
        self._next_message_id = 1

    @property
    def id(self) -> int:
        """Return the chat's id: the person's id in a private chat, negative for groups."""
        return int(self.info["id"])

    @property
    def is_private(self) -> bool:
        """Say whether this is one person with the bot."""
        return bool(self.info["type"] == "private")

    @property
    def is_channel(self) -> bool:
        """Say whether only administrators write here, in the channel's name."""
        return bool(self.info["type"] == "channel")

    def take_message_id(self) -> int:
        """Return the next message's id."""
        self._next_message_id += 1
        return self._next_message_id - 1

    def add(self, message: Message) -> None:
        """Append a message, and forget the oldest beyond the bound."""
        self.messages[message.id] = message
        if len(self.messages) > MAX_MESSAGES_PER_CHAT:
            del self.messages[next(iter(self.messages))]
        self.touch()

    def find(self, message_id: int) -> Message | None:
        """Return the message unless it never was, was deleted, or was forgotten."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def touch(self) -> None:
        """Tell whoever watches that something changed."""
        self.version += 1
        self.changed.beat()

    def add_answer(self, answer: dict[str, Any]) -> None:
        """Keep the answer to a tap."""
        if self.answers is None:
            self.answers = deque(maxlen=MAX_ANSWERS_PER_CHAT)
        self.answers.append(answer)
        self.touch()

    def add_action(self, action: dict[str, Any]) -> None:
        """Keep a "typing" and its like."""
        if self.actions is None:
            self.actions = deque(maxlen=MAX_ACTIONS_PER_CHAT)
        self.actions.append(action)
        self.touch()
