"""The keeper: has every erasure stand beside the backups within seconds, and takes a backup when told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.domain.storing import StorageError
from bot.keeping import journal
from bot.usecases.bells import IDLE
from bot.waits import rung

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.backup import Backup
    from bot.domain.village import Village
    from bot.keeping.shelf import Shelf
    from bot.ports import Records, Store

LOG = logging.getLogger(__name__)

GATHERED: Final = 2.0  # seconds in which further changes are looked at together
AT_A_TIME: Final = 500

Copy = Callable[[Path, "datetime"], Awaitable["Backup"]]
"""Copies the database into a file; StorageError or BackupUnsoundError where it can't."""


class Keeper:
    """Keeps one village's records."""

    def __init__(
        self,
        store: Store,
        village: Village,
        shelf: Shelf,
        copy: Copy,
        now: Callable[[], datetime],
        bell: asyncio.Event,
    ) -> None:
        """`bell` is rung where something may have been erased."""
        self._store = store
        self._village = village
        self.shelf = shelf
        self._copy = copy
        self._now = now
        self._bell = bell

    async def run(self, stop: asyncio.Event) -> None:
        """Write erasures down until told to stop (and rung)."""
        while not stop.is_set():
            self._bell.clear()
            try:
                await self.write_down()
            except (StorageError, OSError) as error:
                LOG.error("erasures can't be written beside the backups (%s)", type(error).__name__)  # noqa: TRY400
            await rung(self._bell, IDLE)
            await rung(stop, GATHERED)

    async def write_down(self) -> int:
        """Write down what has been erased and doesn't stand in the journal yet; return how much.

        Raises StorageError or OSError. What was written and not marked is written again: that does no harm.
        """
        found = await self._store.read(lambda records: records.erasures.to_journal(AT_A_TIME))
        if not found:
            return 0
        await asyncio.to_thread(
            journal.append, self.shelf.journal, self._village.id, [erased for _, erased in found]
        )

        async def mark(records: Records) -> None:
            await records.erasures.journalled([row_id for row_id, _ in found])

        await self._store.transact(mark)
        return len(found)

    async def back_up(self) -> Backup:
        """Take a backup, verify it, and delete those that are kept no longer.

        Raises StorageError, BackupUnsoundError or OSError.
        """
        now = self._now()
        backup = await self._copy(self.shelf.place(now), now)
        cleared = self.shelf.clear(now)
        rows = sum(backup.rows.values())
        LOG.info("backed up %d rows, %d bytes; %d old backups deleted", rows, backup.size, cleared)
        return backup
