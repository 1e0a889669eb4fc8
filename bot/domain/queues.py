"""The two queues between Telegram and the records: what came in, and what is to go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any


class InboxState(StrEnum):
    """How far an update has come."""

    NEW = "new"
    SETTLED = "settled"
    PARKED = "parked"
    """Failed on every try; the operator sees it and may retry or drop it."""
    QUARANTINED = "quarantined"
    """Could not be read as an update at all."""
    DROPPED = "dropped"
    """Parked or quarantined, then given up by the operator."""


@dataclass(frozen=True, slots=True)
class RawUpdate:
    """An update as Telegram sent it."""

    update_id: int
    chat_key: int
    """What order is kept by: the chat, or else the person, or else 0."""
    payload: str
    readable: bool
    """False where it is no update object: it goes straight to quarantine."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One stored update, claimed by the dispatcher."""

    id: int
    update_id: int
    chat_key: int
    payload: str | None
    state: InboxState
    attempts: int
    received_at: datetime
    error: str | None = None
    """The name of the error's class at the last try; never its text, which may quote people."""


class Priority(IntEnum):
    """Who goes first when both wait for Telegram: the lower number."""

    WAITING = 0
    """A person who looks at the screen and waits."""
    TASK = 1
    REMINDER = 2
    BROADCAST = 3


class OutboxState(StrEnum):
    """A message's life: pending → sending → sent | undeliverable."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True)
class OutboxDraft:
    """A call to Telegram about to be stored."""

    chat_id: int
    method: str
    """Bot API method, as Telegram spells it: sendMessage, sendMediaGroup, editMessageText …"""
    payload: Mapping[str, Any]
    """Its parameters, chat_id apart."""
    priority: Priority
    account_id: int | None = None
    case_id: int | None = None
    """A reply to the message that comes of it finds this case."""
    keyboard: str | None = None
    """Token of the keyboard that the message carries."""
    follows: bool = False
    """Sent as a reply to the first draft of the same `put`."""
    key: str | None = None
    """At most one row for each key: what makes a repeated broadcast harmless."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A stored call to Telegram."""

    id: int
    chat_id: int
    method: str
    payload: Mapping[str, Any]
    priority: Priority
    state: OutboxState
    attempts: int
    account_id: int | None
    case_id: int | None
    keyboard: str | None
    reply_to_message_id: int | None
    """Message id of the card that this one follows, once that was sent."""
    not_before: datetime


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of a stored call, once it may be long ago."""

    id: int
    chat_id: int
    state: OutboxState
    message_ids: tuple[int, ...]
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What Telegram said to a call: the ids of the messages that came of it."""

    outbox_id: int
    message_ids: Sequence[int]
