"""Who writes to a SQLite file: one transaction at a time, whichever village's it is."""

from __future__ import annotations

import aiosqlite

from bot.domain.storing import LeaseLostError, StorageError
from storage.lease import Lease


class WholeFile:
    """Fulfils storage.dialect.Dialect as far as it is about whose turn it is."""

    patience = 0.0  # whoever waits, waits for the file in BEGIN

    async def begin(self, connection: aiosqlite.Connection, village: int) -> None:  # noqa: ARG002 - one file
        """Begin a transaction in which nobody else writes."""
        await connection.execute("BEGIN IMMEDIATE")

    async def enter(self, connection: aiosqlite.Connection, village: int) -> bool:  # noqa: ARG002 - one file
        """Nobody else writes to whichever village."""
        return True

    async def refusal(self, connection: aiosqlite.Connection, lease: Lease) -> StorageError | None:  # noqa: ARG002 - likewise
        """Return LeaseLostError where the village isn't served any more: the file isn't lost while it is."""
        return LeaseLostError() if lease.lost.is_set() else None

    def is_occupied(self, error: BaseException) -> bool:  # noqa: ARG002 - one file
        """Nothing is occupied but the whole file."""
        return False
