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
    """What was seen last."""

    def __init__(self, url: str) -> None:
        file = database_file(url)
        self._files = () if file is None else (file, Path(f"{file}-wal"))
        self._seen: tuple[tuple[int, int] | None, ...] | None = None

    def has_changed(self) -> bool:
        """Whether there may be something new since the last call; yes at the first."""
        found = tuple(map(_state, self._files))
        before, self._seen = self._seen, found
        return not self._files or before != found

    def forget(self) -> None:
        """Take the next look for the first one."""
        self._seen = None


def _state(file: Path) -> tuple[int, int] | None:
    try:
        stat = os.stat(file)  # noqa: PTH116 - half as dear as pathlib's, and done every second for each village
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
