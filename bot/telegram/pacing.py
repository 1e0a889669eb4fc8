"""Pacing: how fast Telegram lets a bot write. Pure; times are monotonic seconds, handed in.

Telegram's FAQ: 30 messages a second per bot, one a second per chat ("short bursts that go over this limit"
are allowed), 20 a minute per group. Every call counts, editing too: Telegram doesn't say which don't.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

PRIVATE_BURST = 3
"""Messages that a private chat takes at once."""
GROUP_MOST = 20
"""Messages that a group takes in any GROUP_WINDOW."""
GROUP_WINDOW = 60.0  # seconds
MARGIN = 0.02
"""Share by which a chat's window is kept longer than Telegram's: calls don't all take equally long."""
LATE = 0.5
"""Intervals that the whole bot may catch up after being late: more would crowd a second past the ceiling."""


class Pace:
    """The whole bot's pace: evenly spaced, so that no second holds more than its share.

    A bucket that leaks instead would let out almost two seconds' worth in its first second.
    """

    def __init__(self, per_second: float) -> None:
        """Allow this many calls a second; 0 means no limit."""
        self.interval = 1.0 / per_second if per_second > 0 else 0.0
        """Seconds between two calls."""
        self._next = float("-inf")

    def ready_at(self, weight: int = 1) -> float:
        """Return when a call of this weight (an album counts each part) may go: at its last part's place."""
        return self._next + (weight - 1) * self.interval

    def ready_behind(self, given: int, now: float, weight: int = 1) -> float:
        """Return when a call may go if so many places are given away to calls that aren't counted yet."""
        if not given:
            return self.ready_at(weight)
        return max(self._next, now - LATE * self.interval) + (given + weight - 1) * self.interval

    def take(self, now: float, weight: int = 1) -> float:
        """Count the next call; return when its place is. A late one lets the next follow a little sooner."""
        if not self.interval:
            return now
        place = max(self.ready_at(weight), now - LATE * self.interval)
        self._next = place + self.interval
        return place


@dataclass(frozen=True, slots=True)
class Window:
    """At most `most` messages in any `seconds`."""

    most: int
    seconds: float


class ChatPaces:
    """Each chat's own pace, as a sliding window over what was sent to it lately."""

    def __init__(self, per_second: float) -> None:
        """Allow a private chat this many a second on average, and groups 20 a minute; 0: no limit."""
        stretch = 1.0 + MARGIN
        self._limited = per_second > 0
        self._private = Window(PRIVATE_BURST, stretch * PRIVATE_BURST / per_second if per_second > 0 else 0.0)
        self._group = Window(GROUP_MOST, stretch * GROUP_WINDOW)
        self._sent: dict[int, deque[float]] = {}

    def ready_at(self, chat_id: int) -> float:
        """Return when this chat takes its next message."""
        sent = self._sent.get(chat_id)
        window = self._window(chat_id)
        if not self._limited or sent is None or len(sent) < window.most:
            return float("-inf")
        return sent[-window.most] + window.seconds

    def count(self, chat_id: int, now: float, weight: int = 1) -> None:
        """Count a message (an album: its parts) that Telegram has just answered."""
        window = self._window(chat_id)
        sent = self._sent.setdefault(chat_id, deque(maxlen=window.most))
        sent.extend([now] * min(weight, window.most))

    def quiet(self, chat_id: int, now: float) -> bool:
        """Say whether so little went to this chat lately that its own limit can't have been passed."""
        sent = self._sent.get(chat_id, ())
        return not any(at > now - self._window(chat_id).seconds for at in sent)

    def tidy(self, now: float, keep: Iterable[int] = ()) -> None:
        """Forget chats whose windows are empty again, apart from those to keep."""
        kept = set(keep)
        gone = [chat for chat in self._sent if chat not in kept and self.quiet(chat, now)]
        for chat in gone:
            del self._sent[chat]

    def __len__(self) -> int:
        """Return how many chats are remembered."""
        return len(self._sent)

    def _window(self, chat_id: int) -> Window:
        return self._group if chat_id < 0 else self._private
