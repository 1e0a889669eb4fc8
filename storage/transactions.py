"""The writing connection and its transactions: opened again after trouble, never left half-way."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

from bot.domain.storing import DatabaseGoneError
from storage.dialect import Dialect
from storage.errors import passing

LOG: Final = logging.getLogger(__name__)


class Transactions:
    """One connection, in one transaction at a time."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.connection: Any = None

    @property
    def is_open(self) -> bool:
        """Whether a transaction is open; False where the connection is lost."""
        return self._dialect.in_transaction(self.connection)

    async def connect(self) -> None:
        """Open the connection where there is none, or none of use."""
        if self.connection is not None and not self._dialect.is_open(self.connection):
            await self.drop(lost=True)
        if self.connection is None:
            self.connection = await self._dialect.connect()

    async def begin(self, village: int) -> None:
        """Begin one in which nobody else writes to a village."""
        await self.connect()
        await self._dialect.begin(self.connection, village)

    async def commit(self) -> None:
        """Commit it, or raise what kept it from being committed."""
        # PostgreSQL answers ROLLBACK, and no error, where the transaction could not be committed.
        if await self.connection.execute("COMMIT") == "ROLLBACK":
            raise DatabaseGoneError

    async def undo(self, cause: BaseException) -> None:
        """Leave no transaction behind, or no connection."""
        connection = self.connection
        if connection is None:
            return
        is_clean = False
        try:
            # A COMMIT that failed keeps its transaction open; SQLite may have rolled back by itself.
            if self._dialect.in_transaction(connection):
                await connection.execute("ROLLBACK")
            is_clean = self._dialect.is_open(connection) and not self._dialect.in_transaction(connection)
        except Exception as error:  # noqa: BLE001 - the connection is given up instead
            LOG.warning("rolling back failed (%s)", type(error).__name__)
        if not is_clean or isinstance(passing(cause), DatabaseGoneError):
            await self.drop(lost=True)

    async def drop(self, *, lost: bool) -> None:
        """Give the connection up; a lost one without waiting for the other end."""
        connection, self.connection = self.connection, None
        if connection is None:
            return
        try:
            await self._dialect.close(connection, lost=lost)
        except Exception as error:  # noqa: BLE001 - it is of no use any more
            LOG.warning("closing a connection failed (%s)", type(error).__name__)


def is_cancelled() -> bool:
    """Whether the task that runs this is to end."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
