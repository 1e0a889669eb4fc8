"""Commands that every conversation shares: who writes, and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.content import Content


@dataclass(frozen=True, slots=True)
class By:
    """Whose command it is, by Telegram's user id."""

    telegram_id: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message in a private chat with the bot."""

    by: By
    chat_id: int
    message_id: int
    content: Content | None
    """None for what can't be passed on: a sticker, a dice, a poll."""
    written_at: datetime
    album: str | None = None
    reply_to: int | None = None
    """Message id of what it replies to."""
    size: int = 0
    """Bytes of the file that it carries, as far as Telegram says so."""
    file_name: str = ""
    """Of a document."""
    reply_says: str = ""
    """What that says, where it is the bot's own: it tells the case even where the bot doesn't know the
    message, because it was killed before it could note what it had just sent."""
