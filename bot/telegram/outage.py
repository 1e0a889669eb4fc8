"""How long Telegram has been out of reach, and when to raise the alarm."""

from __future__ import annotations

import logging
from datetime import datetime

LOG = logging.getLogger(__name__)

ALARM_AFTER = 20 * 3600.0
"""Seconds. Telegram keeps updates for 24 hours: four are left to do something."""
ALARM_EVERY = 3600.0  # seconds


class Outage:
    """Remembers since when nothing came through.

    By the monotonic clock, which nobody can set, and by the wall clock, which goes on while the machine
    sleeps: whichever says that it has been longer.
    """

    def __init__(self) -> None:
        self._since: tuple[float, datetime] | None = None
        self._alarmed_at: float | None = None

    def over(self) -> None:
        """Something came through."""
        if self._alarmed_at is not None:
            LOG.warning("Telegram answers again")
        self._since = self._alarmed_at = None

    def goes_on(self, now: float, at: datetime) -> None:
        """Nothing came through: raise the alarm after 20 hours, and then once an hour.

        `now` is in monotonic seconds, `at` on the wall clock.
        """
        if self._since is None:
            self._since = (now, at)
        lasted = max(now - self._since[0], (at - self._since[1]).total_seconds())
        if lasted < ALARM_AFTER or (self._alarmed_at is not None and now - self._alarmed_at < ALARM_EVERY):
            return
        self._alarmed_at = now
        LOG.critical(
            "ALARM: nothing from Telegram for %.0f hours; it drops messages after 24: check the network now",
            lasted / 3600.0,
        )
