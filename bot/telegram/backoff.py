"""How long to wait before trying again: longer each time, never quite the same."""

from __future__ import annotations

import random


class Backoff:
    """Waits that double from `first` to `most` seconds, each shortened at random by up to half.

    The jitter keeps many bots (or many calls) from coming back at the same moment.
    """

    def __init__(self, first: float, most: float) -> None:
        self._first = first
        self._most = most
        self.tries = 0
        """Failures in a row."""

    def next(self) -> float:
        """Count a failure; return how many seconds to wait."""
        whole = min(self._most, self._first * 2.0 ** min(self.tries, 32))
        self.tries += 1
        return whole * random.uniform(0.5, 1.0)  # noqa: S311 - spreads waits, keeps no secret

    def reset(self) -> None:
        """It worked: start small again."""
        self.tries = 0
