"""The backlog: which pending rows may go now, without ever loading all of them.

A cache of the outbox's order: rows passed over because their chat has to wait are kept as bare keys, per
chat, so that a chat with a thousand rows is read past once and hides nobody. The truth stays in the table;
the whole of it is read anew now and then, for what other processes may have changed.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.domain.queues import Priority

if TYPE_CHECKING:
    from bot.domain.queues import OutboxRow
    from bot.ports import Records, Store
    from bot.usecases.timekeeping import Timekeeper

PAGE = 8  # rows read at first, at least
BIG_PAGE = 256  # rows read at once when the first page wasn't enough
MOST_READ = 2048  # rows read past in one go: the rest waits for the next
MOST_ROWS = 256  # rows kept whole, to spare reading them twice
READ_ANEW = 60.0  # seconds
KEY_BITS = 60
"""A key is priority and id in one integer: 36 bytes instead of a tuple's 130."""


def key_of(priority: int, row_id: int) -> int:
    """Return the place of a row in the order of sending."""
    return (priority << KEY_BITS) | row_id


class Backlog:
    """Pending rows, by priority and id, of chats that are free."""

    def __init__(
        self, store: Store, clock: Timekeeper, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._clock = clock
        self._monotonic = monotonic
        self._held: dict[int, list[int]] = {}
        self._rows: dict[int, OutboxRow] = {}
        self._read_to: dict[int, int] = {}
        self._anew_at = monotonic() + READ_ANEW

    async def pick(self, count: int, is_free: Callable[[int], bool]) -> list[OutboxRow]:
        """Return up to `count` rows to send now, first those that go first, one per free chat."""
        if self._monotonic() >= self._anew_at:
            self._forget_all()
        await self._read(count, is_free)
        picked: list[OutboxRow] = []
        while len(picked) < count:
            keys = heapq.nsmallest(
                count - len(picked), self._firsts(is_free, {row.chat_id for row in picked})
            )
            if not keys:
                break
            for key, chat in keys:
                row = await self._row(key)
                heapq.heappop(self._held[chat])
                if not self._held[chat]:
                    del self._held[chat]
                if row is not None and row.chat_id == chat:
                    picked.append(row)
        return picked

    def put_back(self, row: OutboxRow) -> None:
        """Take note of a row that is pending again."""
        self._hold(row, keep=False)

    def drop(self, chat_id: int) -> None:
        """Forget a chat whose rows were given up."""
        self._held.pop(chat_id, None)

    def forget(self) -> None:
        """Read everything anew at the next picking."""
        self._anew_at = self._monotonic()

    def waiting_chats(self) -> list[int]:
        """Return the chats that have rows which were passed over."""
        return list(self._held)

    def _forget_all(self) -> None:
        self._held.clear()
        self._rows.clear()
        self._read_to.clear()
        self._anew_at = self._monotonic() + READ_ANEW

    def _firsts(self, is_free: Callable[[int], bool], taken: set[int]) -> list[tuple[int, int]]:
        return [(keys[0], chat) for chat, keys in self._held.items() if chat not in taken and is_free(chat)]

    async def _read(self, count: int, is_free: Callable[[int], bool]) -> None:
        """Read on, priority by priority, until enough rows are known that may go."""
        priority, page, left = int(min(Priority)), max(PAGE, count), MOST_READ
        free = [key for key, _ in self._firsts(is_free, set())]
        chats = {chat for chat, _ in self._held.items() if is_free(chat)}
        while priority <= max(Priority) and left > 0:
            ahead = sum(1 for key in free if key >> KEY_BITS <= priority)
            if ahead >= count:
                return
            rows = await self._heads(page, (priority, self._read_to.get(priority, 0)))
            left -= len(rows)
            for row in rows:
                if row.id <= self._read_to.get(row.priority, 0):
                    # Held already: go on behind what was read of this priority.
                    priority = int(row.priority)
                    break
                # A busy chat's row may be the very one that is on its way: it is read again at its turn.
                self._hold(row, keep=is_free(row.chat_id))
                self._read_to[row.priority] = row.id
                priority = int(row.priority)
                if row.chat_id not in chats and is_free(row.chat_id):
                    chats.add(row.chat_id)
                    free.append(key_of(row.priority, row.id))
            else:
                if len(rows) < page:
                    return
            page = BIG_PAGE

    def _hold(self, row: OutboxRow, *, keep: bool) -> None:
        key = key_of(row.priority, row.id)
        heapq.heappush(self._held.setdefault(row.chat_id, []), key)
        if keep and len(self._rows) < MOST_ROWS:
            self._rows[key] = row

    async def _row(self, key: int) -> OutboxRow | None:
        row = self._rows.pop(key, None)
        if row is not None:
            return row
        priority, row_id = key >> KEY_BITS, key & ((1 << KEY_BITS) - 1)
        rows = await self._heads(1, (priority, row_id - 1))
        return rows[0] if rows and rows[0].id == row_id else None

    async def _heads(self, limit: int, after: tuple[int, int]) -> list[OutboxRow]:
        async def unit(records: Records) -> list[OutboxRow]:
            return await records.outbox.heads(self._clock.now(), limit, after=after)

        return await self._store.read(unit)
