"""The notebook: what a running process says of its villages, in a file that `lianxin status` reads.

A village may be in trouble because its database can't be written: so this stands beside the configuration. It
holds keys and classes of errors, nothing of anybody's.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.app.conditions import Condition, Phase
from bot.waits import rung

if TYPE_CHECKING:
    from bot.app.conditions import Conditions

LOG = logging.getLogger(__name__)

WRITTEN_EVERY: Final = 30.0  # seconds, at least
GATHERED: Final = 0.2  # seconds in which further changes go into the same writing
STALE: Final = timedelta(seconds=90)
"""A process that has written nothing for so long is taken to be gone."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one process wrote last."""

    process: str
    written_at: datetime
    villages: dict[str, Condition]


class Notebook:
    """One process's page."""

    def __init__(self, config: Path, conditions: Conditions) -> None:
        """`config` is the configuration that the process runs on."""
        self._file = config.with_name(f"{config.stem}.running-{os.getpid()}.json")
        self._conditions = conditions
        self._config = config

    async def run(self, stop: asyncio.Event) -> None:
        """Write whenever something has changed, until told to stop; then take the page away."""
        self._tidy()
        stopping = asyncio.create_task(self._ring_at(stop))
        try:
            while not stop.is_set():
                self._conditions.changed.clear()
                self._write()
                await rung(self._conditions.changed, WRITTEN_EVERY)
                await rung(stop, GATHERED)
        finally:
            stopping.cancel()
            self._file.unlink(missing_ok=True)

    def _write(self) -> None:
        told = {
            "process": f"{socket.gethostname()}:{os.getpid()}",
            "written_at": datetime.now(UTC).isoformat(),
            "villages": {key: _plain(each) for key, each in self._conditions.known.items()},
        }
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(told), encoding="utf-8")
            part.replace(self._file)
        except OSError as error:
            LOG.warning("what is served can't be written beside the configuration (%s)", type(error).__name__)

    async def _ring_at(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._conditions.changed.set()

    def _tidy(self) -> None:
        """Delete what processes left that were killed."""
        for file, page in _pages(self._config):
            if page is None or datetime.now(UTC) - page.written_at > STALE:
                file.unlink(missing_ok=True)


def pages(config: Path) -> list[Page]:
    """Return what the processes say that run on a configuration on this machine."""
    now = datetime.now(UTC)
    return [page for _, page in _pages(config) if page is not None and now - page.written_at <= STALE]


def _pages(config: Path) -> list[tuple[Path, Page | None]]:
    found: list[tuple[Path, Page | None]] = []
    for file in sorted(config.parent.glob(f"{config.stem}.running-*.json")):
        try:
            told = json.loads(file.read_text("utf-8"))
            villages = {key: _condition(each) for key, each in told["villages"].items()}
            page = Page(str(told["process"]), datetime.fromisoformat(told["written_at"]), villages)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            found.append((file, None))
        else:
            found.append((file, page))
    return found


def _plain(condition: Condition) -> dict[str, object]:
    return {**asdict(condition), "since": condition.since.isoformat()}


def _condition(told: dict[str, str]) -> Condition:
    return Condition(
        Phase(told["phase"]), datetime.fromisoformat(told["since"]), str(told["trouble"]), int(told["tries"])
    )
