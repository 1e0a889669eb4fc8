"""Crowding: how many calls reached Telegram within a second, as far as its answers tell. Pure, as pacing.

Calls that leave evenly arrive unevenly where a network or a busy machine holds some of them up, and a second
in which the late ones come together with the punctual ones may hold more than Telegram takes.
"""

from __future__ import annotations

from collections import deque

CEILING = 30
"""Messages that Telegram takes from a bot in any SECOND."""
SECOND = 1.0  # seconds
REMEMBERED = 100  # answers by which the usual way is known
MARGIN = 0.02
"""Seconds of the usual way that may lie on either side of the arrival: the next may be that much faster."""
SOON = 0.02  # seconds until a look at calls that have no answer yet is worth while


class Crowd:
    """The calls of the last second. One that is answered late is taken to have arrived late."""

    def __init__(self) -> None:
        self._under_way: dict[int, tuple[float, int]] = {}
        self._arrived: deque[float] = deque()
        self._ways: deque[float] = deque(maxlen=REMEMBERED)

    def ready_at(self, now: float, weight: int = 1) -> float:
        """Return when a call of this weight may leave: now, or later."""
        while self._arrived and self._arrived[0] <= now - SECOND:
            self._arrived.popleft()
        # One without an answer may arrive at this very moment, but not for ever: it may hang.
        coming = sum(parts for left, parts in self._under_way.values() if left > now - SECOND)
        too_many = coming + len(self._arrived) + weight - CEILING
        if too_many <= 0:
            return now
        if too_many > len(self._arrived):
            return now + SOON
        return self._arrived[too_many - 1] + SECOND

    def leave(self, chat_id: int, now: float, weight: int = 1) -> None:
        """A call to this chat leaves; it counts for as many messages as it has parts."""
        self._under_way[chat_id] = (now, weight)

    def answered(self, chat_id: int, now: float) -> None:
        """The call to this chat was answered, or given up."""
        left, weight = self._under_way.pop(chat_id)
        self._ways.append(now - left)
        # As if each had taken the shortest way lately seen: what one took longer, it may have arrived later.
        # The first ones include the making of a connection, and tell nothing of the way.
        way = min(self._ways) - MARGIN if len(self._ways) >= CEILING else 0.0
        self._arrived.extend([max(left, now - max(0.0, way))] * weight)
