"""A broadcast: one disclosure, or one matter published at once, on its way to everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast; either of a month's disclosure or of one item."""

    id: int
    disclosure_id: int | None
    item_id: int | None
    begins_at: datetime
    recipients: int
    """Accounts put into the outbox so far."""
    messages: int
    """What they come to."""
    filled: bool
    """Whether everybody is in the outbox."""
    first_row: int | None
    """Of the outbox; None before there is any."""
    finished_at: datetime | None

    @property
    def key(self) -> str:
        """How the keys of its messages to people begin."""
        return f"disclosure:{self.id}:"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a broadcast has come, in messages."""

    done: int
    total: int
    """Of those that are known of so far."""
    filled: bool
    """Whether that is everybody."""
    seconds_left: int | None
    """None where nobody can tell yet."""


def progress(broadcast: Broadcast, waiting: int, now: datetime) -> Progress:
    """Return how far it is, and how long the rest will take at the pace so far."""
    done = max(0, broadcast.messages - waiting)
    elapsed = (now - broadcast.begins_at).total_seconds()
    known = broadcast.filled and done > 0 and elapsed > 0
    left = round(elapsed * waiting / done) if known else None
    return Progress(done, broadcast.messages, broadcast.filled, left)
