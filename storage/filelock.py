"""A lock that the operating system keeps: gone when the process is, however it ended."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.domain.storing import AlreadyRunningError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock while the context lasts; raise AlreadyRunningError where another process holds it."""
    with path.open("a") as file:
        try:
            _take(file.fileno())
        except (BlockingIOError, PermissionError) as error:  # the latter on Windows
            raise AlreadyRunningError from error
        yield
