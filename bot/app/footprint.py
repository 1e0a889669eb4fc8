"""A database's footprint: whether anybody has written to it, found out without asking it.

Looking at a file's state costs microseconds. A server's database has none: there it is always possible.
"""

from __future__ import annotations

import os
from pathlib import Path

from storage import database_file


def leaves_one(url: str) -> bool:
    """Whether writing to a database can be seen from outside."""
    return database_file(url) is not None


class Footprint:
    """What was seen last of the log into which every change is written first."""

    def __init__(self, url: str) -> None:
        file = database_file(url)
        self._log = None if file is None else Path(f"{file}-wal")
        self._seen: tuple[int, int] | None = None
        self._is_first = True

    def has_changed(self) -> bool:
        """Whether there may be something new since the last call; yes at the first."""
        if self._log is None:
            return True
        found = _state(self._log)
        before, self._seen = self._seen, found
        first, self._is_first = self._is_first, False
        # A log that was emptied says that somebody tidied up, and nothing new.
        return first or (before != found and found is not None and found[1] > 0)

    def forget(self) -> None:
        """Take the next look for the first one."""
        self._is_first = True


def _state(log: Path) -> tuple[int, int] | None:
    try:
        stat = os.stat(log)  # noqa: PTH116 - half as dear as pathlib's, and done every second for each village
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
