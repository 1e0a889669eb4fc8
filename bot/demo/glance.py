"""A glance into the bot's SQLite file, read-only: what still waits there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

MICROSECONDS: Final = 1_000_000  # in a second

_WAITING: Final = """
SELECT
  (SELECT count(*) FROM inbox WHERE state = 'new'),
  (SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending') AND not_before <= :now),
  (SELECT count(*) FROM reminders WHERE settled_at IS NULL AND due_at <= :now)
"""
_BROADCAST: Final = """
SELECT count(*) FILTER (WHERE state = 'sent'), count(*) FROM outbox WHERE key LIKE 'disclosure:%'
"""
_CASES: Final = "SELECT count(*), count(answered_at) FROM cases"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is yet to be done at one moment."""

    updates: int
    messages: int
    reminders: int

    @property
    def nothing(self) -> bool:
        """Whether all is done."""
        return not (self.updates or self.messages or self.reminders)

    def __str__(self) -> str:
        """Return it for whoever reads why a wait failed."""
        return f"{self.updates} updates, {self.messages} messages, {self.reminders} reminders"


class Glance:
    """Looks into one database file, from outside of the bot, as SQL and nothing else."""

    def __init__(self, path: Path) -> None:
        """Look into the file at `path`, which has to exist when looked at."""
        self._uri = f"{path.resolve().as_uri()}?mode=ro"

    def waiting(self, now: datetime) -> Waiting:
        """Return what is to be done until `now`, at one instant of the records."""
        return Waiting(*self.row(_WAITING, now=_micros(now)))

    def broadcast(self) -> tuple[int, int]:
        """Return how many of the disclosure's messages are sent, and how many there are."""
        sent, queued = self.row(_BROADCAST)
        return int(sent), int(queued)

    def cases(self) -> tuple[int, int]:
        """Return how many cases there are, and how many of them are answered."""
        cases, answered = self.row(_CASES)
        return int(cases), int(answered)

    def row(self, query: str, **values: int | str) -> tuple[int, ...]:
        """Return the first row of a query."""
        with closing(sqlite3.connect(self._uri, uri=True, timeout=5)) as connection:
            found: tuple[int, ...] = connection.execute(query, values).fetchone()
            return found


def _micros(at: datetime) -> int:
    return round((at - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * MICROSECONDS)
