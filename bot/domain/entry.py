"""An entry: one message in a case's thread, or one that still waits to be told where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.content import Content


class Side(StrEnum):
    """Which side of the case speaks."""

    VILLAGER = "villager"
    CADRE = "cadre"


class Waiting(StrEnum):
    """Why an entry has no case yet, or has not been passed on."""

    JOIN = "join"
    """A stranger wrote it: kept 7 days, offered to him when he joins."""
    MATTER = "matter"
    """Its writer is being asked whether it goes on an open case or is a new one."""
    TASK = "task"
    """A cadre wrote it as a reply to nothing: he is being asked which task it is for."""
    BURST = "burst"
    """Its case is known; it followed another so closely that it is passed on together with the next ones."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message, word for word as Telegram delivered it."""

    id: int
    account_id: int
    side: Side
    content: Content | None
    """None once erased."""
    chat_id: int
    message_id: int
    written_at: datetime
    case_id: int | None = None
    waiting: Waiting | None = None
    album: str | None = None
    """Telegram's media_group_id, where it came as part of an album."""
    replaces_id: int | None = None
    """The entry that this one is an edited version of: both are kept."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry about to be stored."""

    account_id: int
    side: Side
    content: Content
    chat_id: int
    message_id: int
    written_at: datetime
    case_id: int | None = None
    waiting: Waiting | None = None
    album: str | None = None
    replaces_id: int | None = None
