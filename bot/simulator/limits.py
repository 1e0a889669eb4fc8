"""Telegram's rate limits, on the real monotonic clock; off until switched on."""

import math
import time
from collections import deque
from dataclasses import dataclass

from bot.simulator.errors import ControlError, too_many_requests

GROUP_WINDOW = 60.0  # seconds


@dataclass(slots=True)
class RateLimits:
    """What Telegram's FAQ names: 30 messages/s per bot, about 1/s per chat with a burst, 20/min per group."""

    enabled: bool = False
    per_second: int = 30  # messages per bot in any one second
    per_chat_per_second: float = 1.0  # a private chat's steady rate
    per_chat_burst: int = 3  # messages a private chat takes at once
    per_group_per_minute: int = 20

    def change(self, changes: dict[str, object]) -> None:
        """Set the named limits; raise ControlError for an unknown name or a value that is no number."""
        for key, value in changes.items():
            if key not in self.__slots__ or not isinstance(value, (int, float)):
                message = f"no such limit: {key}={value!r}"
                raise ControlError(message)
            setattr(self, key, bool(value) if key == "enabled" else value)

    def as_json(self) -> dict[str, object]:
        """Return the limits in force."""
        return {key: getattr(self, key) for key in self.__slots__}


class RateMeter:
    """One bot's consumption; a refused message isn't counted as sent."""

    def __init__(self, limits: RateLimits) -> None:
        """Measure against `limits`, which may change meanwhile."""
        self._limits = limits
        self._sent: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}
        self.refused = 0

    def take(self, chat_id: int, count: int = 1) -> None:
        """Count `count` messages to the chat, or raise ApiError 429 with retry_after in seconds."""
        if not self._limits.enabled:
            return
        now = time.monotonic()
        wait = max(self._wait_overall(now, count), self._wait_chat(chat_id, now))
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        self._sent.extend([now] * count)
        self._chats.setdefault(chat_id, deque()).extend([now] * count)

    def _wait_overall(self, now: float, count: int) -> float:
        while self._sent and self._sent[0] <= now - 1.0:
            self._sent.popleft()
        if len(self._sent) + count <= self._limits.per_second:
            return 0.0
        return self._sent[0] + 1.0 - now if self._sent else 1.0

    def _wait_chat(self, chat_id: int, now: float) -> float:
        sent = self._chats.get(chat_id)
        if not sent:
            return 0.0
        limits = self._limits
        if chat_id < 0:
            window, most = GROUP_WINDOW, limits.per_group_per_minute
        else:
            window, most = limits.per_chat_burst / limits.per_chat_per_second, limits.per_chat_burst
        while sent and sent[0] <= now - window:
            sent.popleft()
        if not sent:
            del self._chats[chat_id]
            return 0.0
        return 0.0 if len(sent) < most else sent[0] + window - now
