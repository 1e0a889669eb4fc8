"""A bot's queue of updates, with Telegram's confirmation by offset."""

from collections import OrderedDict
from itertools import islice
from typing import Any

from bot.simulator.pulse import Pulse

# Telegram's default: everything except these kinds.
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MAX_LIMIT = 100  # updates per getUpdates
MAX_DELIVERED_KEPT = 200_000


class UpdateQueue:
    """Updates wait here until a later getUpdates has an offset above their id.

    Ids grow by one per bot. An update that was given but not confirmed is given again.
    """

    def __init__(self, first_id: int) -> None:
        """Start with `first_id` as the next update's id."""
        self._next_id = first_id
        self._pending: OrderedDict[int, dict[str, Any] | str] = OrderedDict()
        self.allowed: frozenset[str] | None = None
        self.arrived = Pulse()
        self.delivered: OrderedDict[int, None] = OrderedDict()
        self.confirmed = 0  # updates so far

    def __len__(self) -> int:
        """Return how many updates nobody has confirmed."""
        return len(self._pending)

    @property
    def lowest(self) -> int:
        """Return the id below which the bot has confirmed every update."""
        return next(iter(self._pending), self._next_id)

    def put(self, kind: str, content: dict[str, Any]) -> int | None:
        """Queue an update; return its id, or None if the bot doesn't want this kind."""
        wanted = kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed
        return self.put_raw({kind: content}) if wanted else None

    def put_raw(self, update: dict[str, Any] | str) -> int:
        """Queue any JSON object (an update_id is added if missing) or raw text, to poison a bot."""
        update_id = self._next_id
        if isinstance(update, dict):
            given = update.get("update_id")
            if isinstance(given, int) and not isinstance(given, bool) and given >= update_id:
                update_id = given
            update = {"update_id": update_id, **update}
        self._next_id = update_id + 1
        self._pending[update_id] = update
        self.arrived.beat()
        return update_id

    def confirm(self, offset: int) -> None:
        """Drop every update below `offset`; a negative one keeps only the last -offset updates."""
        waiting = len(self._pending)
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popitem(last=False)
        else:
            while self._pending and next(iter(self._pending)) < offset:
                self._pending.popitem(last=False)
        self.confirmed += waiting - len(self._pending)

    def settle(self, update_id: int) -> None:
        """Drop one update that was taken, whatever waits before it."""
        if self._pending.pop(update_id, None) is not None:
            self.confirmed += 1

    def waiting(self, limit: int) -> list[tuple[int, dict[str, Any] | str]]:
        """Return up to `limit` pending updates, oldest first."""
        return list(islice(self._pending.items(), limit))

    def given(self, *update_ids: int) -> None:
        """Note that the bot was given these."""
        self.delivered.update(dict.fromkeys(update_ids))
        while len(self.delivered) > MAX_DELIVERED_KEPT:
            self.delivered.popitem(last=False)

    def first(self, limit: int) -> list[tuple[int, dict[str, Any] | str]]:
        """Return up to `limit` pending updates, oldest first, and note them as delivered."""
        chosen = self.waiting(limit)
        self.given(*(update_id for update_id, _ in chosen))
        return chosen

    def clear(self) -> None:
        """Drop everything (drop_pending_updates)."""
        self._pending.clear()
