"""The offset of getUpdates: what has been stored, and so may be confirmed to Telegram."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.domain.queues import RawUpdate

QUIET = 6 * 24 * 3600.0
"""Seconds. "If there are no new updates for at least a week, then identifier of the next update will be
chosen randomly instead of sequentially" (Bot API, Update): so before that the offset is let go."""


class Offset:
    """Where to read on. It isn't stored: without one, Telegram gives all that was never confirmed."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._moved_at = monotonic()
        self.value: int | None = None
        """The next update's id at least; None where it isn't known."""

    def pass_over(self, stored: Sequence[RawUpdate]) -> bool:
        """Move past these updates, in the order they came, once they are stored; say whether it moved.

        One without an id counts as one: ids grow, so it can't be lower than one above its predecessor, and
        nothing unseen is confirmed. The offset follows the batch and not the highest id ever seen: an offset
        kept high after ids began anew would confirm what nobody has read.
        """
        before = self.value
        for update in stored:
            if update.update_id >= 0:
                self.value = update.update_id + 1
            elif self.value is not None:
                self.value += 1
        if stored:
            self._moved_at = self._monotonic()
        return self.value != before

    def rest(self) -> None:
        """Nothing is waiting at Telegram: all is confirmed, and after days of quiet the offset is let go."""
        if self._monotonic() - self._moved_at >= QUIET:
            self.value = None
