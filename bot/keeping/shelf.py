"""The shelf: the folder in which a village's backups lie, one file a night, for some days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

STAMP: Final = "%Y-%m-%dT%H%M%SZ"
"""UTC: names then sort by time, also when a clock is set back."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the backups of one database lie."""

    folder: Path
    name: str
    """What all of its files begin with: the database's own name."""
    keep: timedelta

    @property
    def journal(self) -> Path:
        """The file that says what was erased since."""
        return self.folder / f"{self.name}.erasures.jsonl"

    def place(self, now: datetime) -> Path:
        """Return where a backup taken now belongs, making the folder where it isn't there."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self.folder / f"{self.name}-{now.astimezone(UTC).strftime(STAMP)}.backup"

    def backups(self) -> list[tuple[datetime, Path]]:
        """Return when each backup was taken, by its name, and its file; the oldest first."""
        named = re.compile(re.escape(self.name) + r"-(\d{4}-\d\d-\d\dT\d{6}Z)\.backup")
        found = []
        for path in sorted(self.folder.glob(f"{self.name}-*.backup")):
            match = named.fullmatch(path.name)
            if match is not None:
                found.append((datetime.strptime(match[1], STAMP).replace(tzinfo=UTC), path))
        return found

    def clear(self, now: datetime) -> int:
        """Delete backups that are older than they are kept; return how many. The newest one always stays."""
        old = [path for taken_at, path in self.backups()[:-1] if taken_at < now - self.keep]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)
