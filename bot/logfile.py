"""The bot's log in files: one for each day, kept for so many days."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pythonjsonlogger.json import JsonFormatter

if TYPE_CHECKING:
    from io import TextIOWrapper

FORMAT: Final = "%(asctime)s %(levelname)s %(name)s:%(where)s %(message)s"
VILLAGE: Final[ContextVar[str]] = ContextVar("village", default="")
"""The key of the village that is spoken of; empty where there is one only, or it is about all of them."""
OWN: Final = 0o600
"""Ids are nobody's words, but nobody's business either."""


def formatter(name: Literal["plain", "json"]) -> logging.Formatter:
    """Return how a line is written: for people, or as one JSON object for programs that gather logs."""
    return (
        _Plain(FORMAT)
        if name == "plain"
        else _Json(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            json_ensure_ascii=False,
        )
    )


@contextmanager
def speaking_of(village: str) -> Iterator[None]:
    """Have every line say which village it is about, also those of tasks begun meanwhile."""
    token = VILLAGE.set(village)
    try:
        yield
    finally:
        VILLAGE.reset(token)


class _Plain(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return a line with its village's key in brackets, where there is one."""
        key = VILLAGE.get()
        record.where = f" [{key}]" if key else ""
        return super().format(record)


class _Json(JsonFormatter):
    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        """Add the village's key, where there is one."""
        super().add_fields(log_data, record, message_dict)
        if VILLAGE.get():
            log_data["village"] = VILLAGE.get()


class LogFile(logging.FileHandler):
    """Writes to one file, puts it aside when a new day (UTC) begins, and deletes what is too old.

    Python's own TimedRotatingFileHandler counts files, not days: after quiet weeks it would keep old ones.
    """

    def __init__(self, path: Path, days: int) -> None:
        """Log to `path`; what was put aside is named after it and its day, and kept for `days` days."""
        path = path.resolve()
        written = path.stat().st_mtime if path.exists() else None
        self._path = path
        self._days = days
        self._day = _day(written) if written is not None else None
        super().__init__(path, encoding="utf-8", delay=True)
        self.setFormatter(formatter("plain"))

    def probe(self) -> None:
        """Raise OSError where nothing can be written there: better now than at the first line."""
        self._open().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; the first one of a day begins a new file."""
        today = _day(record.created)
        if self._day != today:
            self._put_aside(today, record)
        super().emit(record)

    def _put_aside(self, today: date, record: logging.LogRecord) -> None:
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        try:
            aside = self._path.with_name(f"{self._path.name}.{self._day}")
            # A command beside the running bot may have put it aside already.
            if self._day is not None and self._path.exists() and not aside.exists():
                self._path.replace(aside)
            for file in self._path.parent.glob(f"{self._path.name}.????-??-??"):
                if _named(file) < today - timedelta(days=self._days):
                    file.unlink()
        except OSError:
            self.handleError(record)  # said on the terminal, and tried again tomorrow; the line is written
        self._day = today

    def _open(self) -> TextIOWrapper:
        return open(self._path, "a", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, OWN))


def _day(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()


def _named(file: Path) -> date:
    """Return the day in a file's name; one that is none is as if it were of today's and stays."""
    try:
        return date.fromisoformat(file.name[-10:])
    except ValueError:
        return date.max
