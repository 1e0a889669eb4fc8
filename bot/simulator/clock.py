"""The simulated clock: real UTC time plus an offset that can jump either way."""

import time
from datetime import UTC, datetime, timedelta

from bot.simulator.errors import ControlError
from bot.simulator.pulse import Pulse

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class SimulatedClock:
    """now = real UTC + offset, in microseconds; `version` grows by one at each jump."""

    def __init__(self, start: datetime | None = None) -> None:
        """Let now be `start` (aware), or real time if none is given."""
        self.offset_us = 0
        self.version = 0
        self.jumped = Pulse()
        if start is not None:
            self.offset_us = _to_us(start) - _real_us()

    def now(self) -> datetime:
        """Return the simulated time, aware, in UTC."""
        return EPOCH + (_real_us() + self.offset_us) * MICROSECOND

    def unix(self) -> int:
        """Return the simulated time in whole seconds since 1970, as Telegram dates its messages."""
        return (_real_us() + self.offset_us) // 1_000_000

    def advance(self, seconds: float) -> None:
        """Jump by `seconds`, backwards if negative."""
        self._jump(self.offset_us + round(seconds * 1_000_000))

    def set(self, to: datetime) -> None:
        """Jump to `to`, which must be aware."""
        self._jump(_to_us(to) - _real_us())

    def _jump(self, offset_us: int) -> None:
        self.offset_us = offset_us
        self.version += 1
        self.jumped.beat()

    def as_json(self) -> dict[str, object]:
        """Return what GET /sim/clock answers."""
        now = self.now().isoformat(timespec="microseconds")
        return {"now": now, "offset_us": self.offset_us, "version": self.version}


def parse_time(text: object) -> datetime:
    """Return an aware time from ISO 8601; raise ControlError for anything else, naive times too."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError as error:
        message = f"not an ISO 8601 time: {text!r}"
        raise ControlError(message) from error
    if moment.tzinfo is None:
        message = f"a time without a zone: {text!r}"
        raise ControlError(message)
    return moment


def _real_us() -> int:
    return time.time_ns() // 1000


def _to_us(moment: datetime) -> int:
    if moment.tzinfo is None:
        message = "the clock takes aware times only"
        raise ValueError(message)
    return (moment - EPOCH) // MICROSECOND
