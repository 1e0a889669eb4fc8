"""What a failed call means for its message."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.telegram.failures import RefusedError

if TYPE_CHECKING:
    from bot.telegram.failures import CallError

BAD_REQUEST = 400
UNAUTHORIZED = 401
FORBIDDEN = 403
NOT_FOUND = 404
CONFLICT = 409
TOO_MANY_REQUESTS = 429
SERVER_ERROR = 500
DEFAULT_WAIT = 5.0  # seconds after a 429 that doesn't say how long

# Telegram's own words, lower case.
POINTLESS = (
    "message is not modified",
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
    "query is too old",
    "query id is invalid",
)
"""What was asked for is so already, or its object is gone: nothing is left to do."""
NOBODY_THERE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
"""Refusals with 400 that mean that this chat can't be written to."""


class Fate(Enum):
    """What becomes of a message whose call failed."""

    AGAIN = auto()
    """Tried again after a while: nobody refused it."""
    SETTLED = auto()
    """Counts as done."""
    HOPELESS = auto()
    """Telegram will never take it."""
    UNREACHABLE = auto()
    """Nor any other to this chat."""
    MOVED = auto()
    """The group has a new id."""
    PAUSED = auto()
    """Too many requests."""
    REJECTED = auto()
    """The token isn't taken: no message is at fault, and none will pass."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A fate, with what it needs."""

    fate: Fate
    error: str
    """A class or code for the record."""
    seconds: float = 0.0
    """PAUSED: how long."""
    new_chat_id: int = 0
    """MOVED: where to."""


def judge(failure: CallError) -> Verdict:
    """Return what a failure means. Whatever may pass next time is tried again."""
    error = failure.name
    if not isinstance(failure, RefusedError):
        return Verdict(Fate.AGAIN, error)
    moved = failure.parameters.get("migrate_to_chat_id")
    if isinstance(moved, int):
        return Verdict(Fate.MOVED, error, new_chat_id=moved)
    if failure.code == TOO_MANY_REQUESTS:
        wait = failure.parameters.get("retry_after")
        return Verdict(Fate.PAUSED, error, seconds=float(wait) if isinstance(wait, int) else DEFAULT_WAIT)
    return Verdict(_fate(failure.code, failure.description.lower()), error)


def _fate(code: int, words: str) -> Fate:
    if code >= SERVER_ERROR or code < BAD_REQUEST or code == CONFLICT:
        return Fate.AGAIN
    if code == UNAUTHORIZED or (code == NOT_FOUND and "method" not in words):
        return Fate.REJECTED
    if code == FORBIDDEN or any(phrase in words for phrase in NOBODY_THERE):
        return Fate.UNREACHABLE
    return Fate.SETTLED if any(phrase in words for phrase in POINTLESS) else Fate.HOPELESS
