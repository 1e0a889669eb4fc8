"""A lease: the right to serve a village, for a few seconds at a time."""

from __future__ import annotations

import asyncio
import math
import os
import secrets
import socket
import time
from collections.abc import Callable
from typing import Final

LASTS: Final = 6.0
"""Seconds for which a renewal holds, by the database's clock: with the second between two looks of the others
and the second that a bot takes to begin, a village is served again within ten."""
RENEWED_EVERY: Final = 2.0  # seconds
MARGIN: Final = 2.0
"""Seconds by which its holder takes a lease to end earlier: within them the sender has looked once more, and
given up what has not left, before anybody else sends; and the two clocks may run at unlike paces."""


def own_clock() -> float:
    """Return seconds that go on while the process is stopped, and on Linux while the machine sleeps."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


def process_name() -> str:
    """Return a name for this process that no other one has, here or on another machine."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"


class Lease:
    """A village's, held by this process under an epoch that no other holder has or had."""

    def __init__(
        self,
        village: int,
        holder: str,
        epoch: int,
        until: float = math.inf,
        clock: Callable[[], float] = own_clock,
    ) -> None:
        """`until`: when it ends on this process's clock, if nothing renews it."""
        self.village = village
        self.holder = holder
        self.epoch = epoch
        self.lost = asyncio.Event()
        """Set once another process may serve the village, or does: whoever works on it stops."""
        self._until = until
        self._clock = clock

    def may_send(self) -> bool:
        """Whether a call may leave now. It may again where the lease was renewed after all."""
        return not self.lost.is_set() and self._clock() < self._until

    def extend(self, until: float) -> None:
        """It was renewed: take it to last until this instant of the process's clock."""
        self._until = max(self._until, until)

    def lose(self) -> None:
        """Tell everybody who works on the village that it isn't theirs any more."""
        self.lost.set()
