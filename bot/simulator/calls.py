"""The log of Bot API calls, bounded."""

import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

MAX_CALLS = 200_000


@dataclass(slots=True)
class Call:
    """One call: what was asked, and how it ended. `at` is the real monotonic clock, in seconds."""

    seq: int
    at: float
    time: str
    bot: str
    method: str
    chat_id: int | str | None
    ok: bool = False
    error_code: int | None = None
    description: str | None = None
    message_id: int | None = None
    update_ids: list[int] = field(default_factory=list)
    fault: str | None = None
    params: dict[str, Any] | None = None

    def as_json(self, *, with_params: bool) -> dict[str, Any]:
        """Return the call for the control side; `params` only when asked for."""
        shown = {name: getattr(self, name) for name in self.__slots__ if name != "params"}
        if with_params:
            shown["params"] = self.params
        return shown


class CallLog:
    """The last MAX_CALLS calls; sequence numbers start at 1 and never repeat."""

    def __init__(self, *, keep_params: bool) -> None:
        """Keep parameters only if asked to: they hold people's words."""
        self.keep_params = keep_params
        self.total = 0
        self._calls: deque[Call] = deque(maxlen=MAX_CALLS)

    def open(self, bot: str, method: str, moment: str, params: dict[str, Any]) -> Call:
        """Begin a call's record and return it, to be completed as the call goes on."""
        self.total += 1
        call = Call(self.total, time.monotonic(), moment, bot, method, _chat_id(params.get("chat_id")))
        if self.keep_params:
            call.params = params
        self._calls.append(call)
        return call

    def after(self, seq: int, method: str | None, limit: int) -> list[Call]:
        """Return up to `limit` calls with a sequence number above `seq`, oldest first."""
        if not self._calls:
            return []
        start = max(0, seq + 1 - self._calls[0].seq)
        chosen: list[Call] = []
        for index, call in enumerate(self._calls):
            if index < start or (method is not None and call.method.lower() != method.lower()):
                continue
            chosen.append(call)
            if len(chosen) == limit:
                break
        return chosen


def _chat_id(value: object) -> int | str | None:
    if value is None or isinstance(value, int):
        return value
    text = str(value)
    return int(text) if text.removeprefix("-").isdigit() else text
