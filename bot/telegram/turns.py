"""Whose turn it is: one update at a time per chat, and whoever was served longest ago comes first."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.queues import InboxRow

MOST_REMEMBERED = 10_000
"""Chats whose last turn is remembered."""


class Turns:
    """Rows that may be taken now. A chat's order is kept before anybody takes a place for it."""

    def __init__(self) -> None:
        self.running: set[int] = set()
        """Chats with an update being handled."""
        self._last: dict[int, int] = {}
        self._count = 0
        self._waiting: list[tuple[int, int, InboxRow]] = []
        self._finished_since: set[int] = set()

    def begin_look(self) -> frozenset[int]:
        """Return the chats that run now: a look that begins now may see their rows that are being settled."""
        self._finished_since.clear()
        return frozenset(self.running)

    def offer(self, rows: Sequence[InboxRow], running_before: frozenset[int]) -> bool:
        """Take over the oldest row of each chat; return whether one of them can be taken now, or soon.

        `running_before` is what `begin_look` returned.
        """
        stale = running_before | self._finished_since
        self._waiting = [
            (self._last.get(row.chat_key, 0), row.id, row) for row in rows if row.chat_key not in stale
        ]
        heapq.heapify(self._waiting)
        # A chat that ended during the look may have more, which that look couldn't tell: look again.
        return bool(self._waiting) or bool(self._finished_since)

    def take(self) -> InboxRow | None:
        """Return the next row and count its chat as running; None where nothing is left of the last look."""
        if not self._waiting:
            return None
        _, _, row = heapq.heappop(self._waiting)
        self.running.add(row.chat_key)
        self._count += 1
        if len(self._last) >= MOST_REMEMBERED:
            self._last.clear()
        self._last[row.chat_key] = self._count
        return row

    def done(self, chat_key: int) -> None:
        """A chat's update has been handled."""
        self.running.discard(chat_key)
        self._finished_since.add(chat_key)
