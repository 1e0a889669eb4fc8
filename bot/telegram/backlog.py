"""The backlog: which pending rows may go now, without ever loading all of them.

A cache of the outbox's order: rows passed over because their chat has to wait are kept as bare keys, per
chat, so that a chat with a thousand rows is read past once and hides nobody. The truth stays in the table;
the whole of it is read anew now and then, for what other processes may have changed.
"""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from bot.domain.queues import Priority

if TYPE_CHECKING:
    from bot.domain.queues import OutboxRow
    from bot.ports import Records, Store

PAGE = 8  # rows read at first, at least
BIG_PAGE = 256  # rows read at once when the first page wasn't enough
MOST_READ = 2048  # rows read past in one go: the rest waits for the next
READ_ANEW = 60.0  # seconds
ANY_TIME = datetime(9999, 1, 1, tzinfo=UTC)
"""Every pending row is due: who must wait, waits at the gates, on a clock that can't be set back."""
KEY_BITS = 60
"""A key is priority and id in one integer: 36 bytes instead of a tuple's 130."""
ID_MASK = (1 << KEY_BITS) - 1


def key_of(priority: int, row_id: int) -> int:
    """Return the place of a row in the order of sending."""
    return (priority << KEY_BITS) | row_id


class Backlog:
    """Pending rows, by priority and id, of chats that are free."""

    def __init__(self, store: Store, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._monotonic = monotonic
        self._held: dict[int, list[int]] = {}
        self._perhaps_followed: set[int] = set()
        self._followed: list[OutboxRow] = []
        self._read_to: dict[int, int] = {}
        self._anew_at = monotonic() + READ_ANEW
        self.is_behind = False
        """Whether there is more to read than one picking reads: pick again at once."""

    async def pick(self, count: int, is_free: Callable[[int], bool]) -> list[OutboxRow]:
        """Return up to `count` rows to send now, first those that go first, one per free chat."""
        if self._monotonic() >= self._anew_at:
            self._forget_all()
        await self._look_for_followers()
        fresh = await self._read(count, is_free)
        picked: list[OutboxRow] = []
        while len(picked) < count:
            taken = {row.chat_id for row in picked}
            chosen = heapq.nsmallest(count - len(picked), self._firsts(is_free, taken))
            if not chosen:
                break
            rows = await self._rows([key for key, _ in chosen], fresh)
            for key, chat in chosen:
                heapq.heappop(self._held[chat])
                if not self._held[chat]:
                    del self._held[chat]
                row = rows.get(key)
                if row is not None and row.chat_id == chat:
                    picked.append(row)
        return picked

    def put_back(self, row: OutboxRow) -> None:
        """Take note of a row that is pending again."""
        self._hold(row)

    def settled(self, row: OutboxRow) -> None:
        """Take note of a row that needs no call any more: what follows it was hidden until now."""
        key = key_of(row.priority, row.id)
        if key in self._perhaps_followed:
            self._perhaps_followed.remove(key)
            self._followed.append(row)

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
        self._perhaps_followed.clear()
        self._followed.clear()
        self._read_to.clear()
        self._anew_at = self._monotonic() + READ_ANEW

    def _firsts(self, is_free: Callable[[int], bool], taken: set[int]) -> list[tuple[int, int]]:
        # Where a card was settled during a read, what follows it isn't held yet, and nothing may overtake it.
        taken = taken | {card.chat_id for card in self._followed}
        return [(keys[0], chat) for chat, keys in self._held.items() if chat not in taken and is_free(chat)]

    async def _look_for_followers(self) -> None:
        """Hold what follows a card that has been settled.

        The outbox shows such rows only then, and by that time the reading may have passed their place. They
        have the ids right behind the card's.
        """
        while self._followed:
            card = self._followed[-1]
            rows = await self._heads(PAGE, (card.priority, card.id))
            self._followed.remove(card)
            for row in rows:
                follows = (row.chat_id, row.priority) == (card.chat_id, card.priority)
                if not follows or row.id > self._read_to.get(row.priority, 0) or self._holds(row):
                    break
                self._hold(row)
            else:
                if len(rows) == PAGE:
                    self._followed.append(rows[-1])

    def _holds(self, row: OutboxRow) -> bool:
        return key_of(row.priority, row.id) in self._held.get(row.chat_id, ())

    async def _read(self, count: int, is_free: Callable[[int], bool]) -> dict[int, OutboxRow]:
        """Read on, priority by priority, until enough rows are known that may go; return what was read.

        A busy chat's row is not returned: it may be the very one that is on its way.
        """
        fresh: dict[int, OutboxRow] = {}
        priority, page, left = int(min(Priority)), max(PAGE, count), MOST_READ
        free = {chat: key for key, chat in self._firsts(is_free, set())}
        while priority <= max(Priority) and left > 0:
            if sum(1 for key in free.values() if key >> KEY_BITS <= priority) >= count:
                break
            rows = await self._heads(page, (priority, self._read_to.get(priority, 0)))
            left -= len(rows)
            self._note_gaps(rows)
            for row in rows:
                priority = int(row.priority)
                if row.id <= self._read_to.get(priority, 0):
                    break  # Held already: go on behind what was read of this priority.
                key = self._hold(row)
                self._read_to[priority] = row.id
                if is_free(row.chat_id):
                    free.setdefault(row.chat_id, key)
                    fresh[key] = row
            else:
                if len(rows) < page:
                    break
            page = BIG_PAGE
        self.is_behind = left <= 0
        return fresh

    def _note_gaps(self, rows: Sequence[OutboxRow]) -> None:
        """Note behind which rows there may be hidden ones: where the next id isn't the next row's."""
        for row, next_row in zip_longest(rows, rows[1:]):
            if next_row is None or (next_row.priority, next_row.id) != (row.priority, row.id + 1):
                self._perhaps_followed.add(key_of(row.priority, row.id))

    def _hold(self, row: OutboxRow) -> int:
        key = key_of(row.priority, row.id)
        heapq.heappush(self._held.setdefault(row.chat_id, []), key)
        return key

    async def _rows(self, keys: Sequence[int], fresh: Mapping[int, OutboxRow]) -> dict[int, OutboxRow]:
        """Return the rows of these keys that are still pending.

        Those that were read earlier are read again: since then their card may have been sent, to which they
        are replies.
        """
        found = {key: fresh[key] for key in keys if key in fresh}
        missing = sorted(set(keys) - set(found))
        while missing:
            priority, row_id = missing[0] >> KEY_BITS, missing[0] & ID_MASK
            limit = len(missing) + PAGE
            rows = await self._heads(limit, (priority, row_id - 1))
            read = {key_of(row.priority, row.id): row for row in rows}
            found.update((key, read[key]) for key in missing if key in read)
            if len(rows) < limit:
                break
            missing = [key for key in missing if key > max(read)]
        return found

    async def _heads(self, limit: int, after: tuple[int, int]) -> list[OutboxRow]:
        async def unit(records: Records) -> list[OutboxRow]:
            return await records.outbox.heads(ANY_TIME, limit, after=after)

        return await self._store.read(unit)
