"""The gates before Telegram: which chat may be written to at this moment, and when the next."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from bot.telegram.backoff import Backoff
from bot.telegram.crowding import CEILING, Crowd
from bot.telegram.pacing import ChatPaces, Pace

if TYPE_CHECKING:
    from collections.abc import Sized

CHAT_RETRY = (0.5, 60.0)  # seconds between tries to the same chat, first and at most
BOT_RETRY = (0.5, 60.0)  # seconds of silence while nothing gets through, first and at most
FAILURES_IN_A_ROW = 3
"""After so many, in whatever chats, Telegram itself is taken to be in trouble."""
FLOOD_MARGIN = 0.25  # seconds kept beyond the deadline of a 429
AHEAD = 2.0
"""Intervals by which a person's message may go before its place. Whatever is less urgent makes room
afterwards: the pace stays what it is, and who waits isn't held up by evenly spaced broadcasts."""
CLAIMING = 0.01
"""Seconds before its place at which a row is chosen: its claim is committed meanwhile. A row chosen earlier
would go before a more urgent one that comes in between."""
TIDY_ABOVE = 2_000  # chats remembered before the quiet ones are forgotten


class Gates:
    """Busy chats, paces and pauses. All on the monotonic clock: a wall clock that is set stops nobody."""

    def __init__(
        self, per_second: float, per_chat_per_second: float, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        """Let through this many calls a second, in all and per private chat; 0 means no limit."""
        self.limited = per_second > 0
        self._pace = Pace(per_second)
        self._chosen: dict[int, tuple[int, bool]] = {}
        self._crowd = Crowd() if 0 < per_second <= CEILING else None
        self._chats = ChatPaces(per_chat_per_second)
        self._monotonic = monotonic
        self._busy: set[int] = set()
        self._pauses: dict[int, float] = {}
        self._pause = -math.inf
        self._failures: dict[int, Backoff] = {}
        self._trouble = Backoff(*BOT_RETRY)
        self._in_a_row = 0
        self._flooded_until = -math.inf
        self._tidy_above = TIDY_ABOVE

    @property
    def busy(self) -> Sized:
        """The chats that a call is on its way to."""
        return self._busy

    def wait(self, weight: int = 1, *, urgent: bool = False) -> float:
        """Return how many seconds the whole bot must wait before it may choose a call of this weight."""
        now = self._monotonic()
        given = sum(parts for parts, _ in self._chosen.values())
        ready_at = self._pace.ready_behind(given, now, weight) - CLAIMING
        return max(self._pause, ready_at - self._lead(urgent=urgent)) - now

    def is_free(self, chat_id: int) -> bool:
        """Say whether this chat, for itself, may be written to now."""
        return self._ready_at(chat_id) <= self._monotonic()

    def is_paused(self, chat_id: int) -> bool:
        """Say whether a pause began that holds this chat, even one that a call is about to go to."""
        return max(self._pause, self._pauses.get(chat_id, -math.inf)) > self._monotonic()

    def wait_for(self, chats: Iterable[int]) -> float:
        """Return in how many seconds the first of these chats may be written to; infinity if all are busy."""
        return min(map(self._ready_at, chats), default=math.inf) - self._monotonic()

    def enter(self, chat_id: int, weight: int, *, urgent: bool = False) -> None:
        """A call to this chat is chosen."""
        self._busy.add(chat_id)
        self._chosen[chat_id] = (weight, urgent)

    def place(self, chat_id: int) -> float:
        """Return in how many seconds a chosen call has its place, now that its claim is committed.

        Claims that share a commit, or wait for the same slow one, would otherwise leave all at once and
        crowd a second past Telegram's ceiling.
        """
        now = self._monotonic()
        weight, urgent = self._chosen.pop(chat_id)
        return self._pace.take(now, weight) - self._lead(urgent=urgent) - now

    def crowded(self, weight: int) -> float:
        """Return for how many seconds a call whose place has come must wait for others that are late."""
        now = self._monotonic()
        return self._crowd.ready_at(now, weight) - now if self._crowd is not None else 0.0

    def depart(self, chat_id: int, weight: int) -> None:
        """The call leaves."""
        if self._crowd is not None:
            self._crowd.leave(chat_id, self._monotonic(), weight)

    def answered(self, chat_id: int) -> None:
        """The call was answered, or given up."""
        if self._crowd is not None:
            self._crowd.answered(chat_id, self._monotonic())

    def leave(self, chat_id: int, weight: int) -> None:
        """The call has been answered, and what came of it is committed."""
        self._busy.discard(chat_id)
        self._chosen.pop(chat_id, None)
        now = self._monotonic()
        self._chats.count(chat_id, now, weight)
        if len(self._chats) > self._tidy_above:
            self._chats.tidy(now, self._busy)
            self._pauses = {chat: until for chat, until in self._pauses.items() if until > now}
            self._tidy_above = max(TIDY_ABOVE, 2 * len(self._chats))

    def worked(self, chat_id: int) -> None:
        """Telegram took it."""
        self._failures.pop(chat_id, None)
        self._trouble.reset()
        self._in_a_row = 0

    def failed(self, chat_id: int) -> None:
        """No answer, or a server error: let this chat rest, and the whole bot where nothing gets through."""
        backoff = self._failures.setdefault(chat_id, Backoff(*CHAT_RETRY))
        self._rest(chat_id, backoff.next())
        self._in_a_row += 1
        # Calls that were on their way together fail together: that is one more failure, not many.
        if self._in_a_row > FAILURES_IN_A_ROW and self._pause <= self._monotonic():
            self.pause_all(self._trouble.next())

    def flooded(self, chat_id: int, seconds: float) -> None:
        """Too many requests: nothing to whatever the limit is for until its deadline.

        Telegram doesn't say which limit it was. A chat's own can't be it where hardly anything went to that
        chat lately, nor where two chats are refused at once: then it is the bot's. Else this chat waits.
        """
        now = self._monotonic()
        whole = now < self._flooded_until or self._chats.quiet(chat_id, now)
        self._flooded_until = max(self._flooded_until, now + seconds)
        if whole:
            self._pause = max(self._pause, self._flooded_until + FLOOD_MARGIN)
        self._rest(chat_id, seconds + FLOOD_MARGIN)

    def pause_all(self, seconds: float) -> None:
        """Nothing to anybody for a while."""
        self._pause = max(self._pause, self._monotonic() + seconds)

    def _lead(self, *, urgent: bool) -> float:
        return AHEAD * self._pace.interval if urgent else 0.0

    def _rest(self, chat_id: int, seconds: float) -> None:
        until = self._monotonic() + seconds
        self._pauses[chat_id] = max(self._pauses.get(chat_id, until), until)

    def _ready_at(self, chat_id: int) -> float:
        if chat_id in self._busy:
            return math.inf
        return max(self._pauses.get(chat_id, -math.inf), self._chats.ready_at(chat_id))
