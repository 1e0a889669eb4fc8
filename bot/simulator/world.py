"""The whole simulation: its people, bots, clock, limits, faults and records."""

import random
from datetime import datetime
from typing import Any

from bot.simulator.bots import BotAccount
from bot.simulator.calls import CallLog
from bot.simulator.chats import Chat
from bot.simulator.clock import SimulatedClock
from bot.simulator.errors import ControlError
from bot.simulator.events import Events
from bot.simulator.faults import Faults
from bot.simulator.limits import RateLimits
from bot.simulator.messages import Message
from bot.simulator.people import People
from bot.simulator.pulse import Pulse

QUERY_LIFETIME = 60.0  # seconds of real time in which a tap can be answered; Telegram documents none


class World:
    """Everything that exists in one simulator; lives in memory only."""

    def __init__(
        self, *, start: datetime | None = None, seed: int | None = None, keep_params: bool = False
    ) -> None:
        """Create an empty world whose clock shows `start`."""
        self.seed = random.SystemRandom().randrange(2**32) if seed is None else seed
        self.clock = SimulatedClock(start)
        self.people = People()
        self.bots: dict[str, BotAccount] = {}
        self.limits = RateLimits()
        self.faults = Faults(self.seed)
        self.calls = CallLog(keep_params=keep_params)
        self.events = Events()
        self.query_lifetime = QUERY_LIFETIME
        self.next_group_id = -4_000_000_001
        self.closing = False
        self.closed = Pulse()

    def add_bot(self, token: str, username: str, first_name: str | None = None) -> BotAccount:
        """Register a bot; the same token again changes its names only."""
        if not token or not username:
            message = "a bot needs a token and a username"
            raise ControlError(message)
        known = self.bots.get(token)
        if known is not None:
            known.user.update(username=username, first_name=first_name or username)
            return known
        bot = BotAccount(token, username, first_name or username, self.limits, self.seed)
        self.bots[token] = bot
        return bot

    def bot_named(self, username: str | None) -> BotAccount:
        """Return the bot with this username, or the only bot; raise ControlError (404) if unclear."""
        found = [
            bot for bot in self.bots.values() if username is None or bot.username == username.lstrip("@")
        ]
        if len(found) != 1:
            message = (
                f"{len(found)} bots fit; name one of: {', '.join(b.username for b in self.bots.values())}"
            )
            raise ControlError(message, 404)
        return found[0]

    def add_message(
        self,
        bot: BotAccount,
        chat: Chat,
        content: dict[str, Any],
        sender: dict[str, Any],
        *,
        told: bool = True,
    ) -> Message:
        """Put a message into a chat: number, date and sender are filled in, and lookers-on are told."""
        from_bot = bool(sender.get("is_bot"))
        body = {
            "message_id": chat.take_message_id(),
            # In a channel everything is said in the channel's name.
            **({"sender_chat": chat.info} if chat.is_channel else {"from": sender}),
            "chat": chat.info,
            "date": self.clock.unix(),
            **content,
        }
        message = Message(body, from_bot)
        chat.add(message)
        if from_bot:
            bot.messages_sent += 1
        if told:
            self.told(bot, chat, message)
        return message

    def told(self, bot: BotAccount, chat: Chat, message: Message) -> None:
        """Tell lookers-on of a new message."""
        if self.events.watched:
            self.events.publish("message", bot.username, chat_id=chat.id, message=message.as_json())

    def confirmed(self, bot: BotAccount, offset: int) -> None:
        """Drop the updates that the bot has confirmed, and tell lookers-on."""
        waiting = len(bot.updates)
        bot.updates.confirm(offset)
        if len(bot.updates) != waiting:
            self.events.publish("confirmed", bot.username, below=bot.updates.lowest)

    def settled(self, bot: BotAccount, update_id: int) -> None:
        """Drop one update that the bot's webhook has taken, and tell lookers-on."""
        bot.updates.settle(update_id)
        self.events.publish("confirmed", bot.username, below=bot.updates.lowest)

    def changed(self, bot: BotAccount, chat: Chat, message: Message, kind: str) -> None:
        """Tell chat and lookers-on that a message was changed; `kind` is edit or delete."""
        chat.touch()
        if self.events.watched:
            self.events.publish(kind, bot.username, chat_id=chat.id, message=message.as_json())

    def close(self) -> None:
        """End every wait: long polls, streams, webhooks."""
        self.closing = True
        self.closed.beat()
        self.events.close()
        self.clock.jumped.beat()
        for bot in self.bots.values():
            bot.updates.arrived.beat()
            bot.webhook_changed.beat()
            for chat in bot.chats.values():
                chat.changed.beat()
