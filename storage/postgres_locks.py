"""Who writes on PostgreSQL: one transaction at a time to each village, over all processes.

Locks and timeouts are the transaction's, and never the session's: a pooler may stand between.
"""

from __future__ import annotations

from typing import Any, Final

import asyncpg

from bot.domain.storing import DatabaseBusyError, LeaseLostError, StorageError
from storage.lease import Lease

WRITE: Final = 5_120_154
"""The advisory lock, together with its schema, that all who write share, and that a migration has alone."""
MIGRATING: Final = 60  # seconds that a migration waits for another one, and for those who write
SLICE: Final = 0.1  # seconds that a transaction waits for one village before others go first
IDLE: Final = 3
"""Seconds after which the server ends a transaction that nobody goes on with: a process that hangs keeps
neither a village nor its lease for longer."""
NOW: Final = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"
"""The database's clock as it is now, and not at the transaction's beginning."""
HOLDS: Final = f"""
SELECT expires_at > {NOW} FROM leases
WHERE village_id = $1 AND holder = $2 AND epoch = $3 FOR KEY SHARE"""  # noqa: S608 - the clock is no value
HAVE_ALL: Final = (
    f"SET LOCAL lock_timeout = '{MIGRATING}s'; "
    f"SELECT pg_advisory_xact_lock({WRITE}, hashtext(current_schema()))"
)
"""Nobody else writes until the transaction ends."""


class VillageLocks:
    """Fulfils storage.dialect.Dialect as far as it is about whose turn it is."""

    patience: float

    async def begin(self, connection: Any, village: int) -> None:  # noqa: ANN401 - asyncpg has no types
        """Begin a transaction in which nobody else writes to this village; commands do so beside a bot.

        Raises asyncpg's LockNotAvailableError after SLICE; for any other lock it waits as long as `patience`.
        """
        usual = f"SET LOCAL lock_timeout = '{round(self.patience * 1000)}ms'"
        await connection.execute(
            f"BEGIN; {usual}; SET LOCAL idle_in_transaction_session_timeout = '{IDLE}s'; "
            f"SELECT pg_advisory_xact_lock_shared({WRITE}, hashtext(current_schema())); "
            f"SET LOCAL lock_timeout = '{round(min(SLICE, self.patience) * 1000)}ms'; "
            f"SELECT pg_advisory_xact_lock({_lock_of(str(village))}); {usual}"
        )

    async def enter(self, connection: Any, village: int) -> bool:  # noqa: ANN401 - asyncpg has no types
        """Let the transaction write to a further village, alone, if nobody else does; without waiting."""
        taken = f"SELECT pg_try_advisory_xact_lock({_lock_of('$1')})"
        return bool(await connection.fetchval(taken, village))

    async def refusal(self, connection: Any, lease: Lease) -> StorageError | None:  # noqa: ANN401 - likewise
        """Return why a lease's holder may not write; None where he may, until the transaction ends."""
        is_current = await connection.fetchval(HOLDS, lease.village, lease.holder, lease.epoch)
        if is_current is None:
            return LeaseLostError()
        # Where nobody has taken it since it ran out, it is renewed as soon as the database is well.
        return None if is_current else DatabaseBusyError()

    def is_occupied(self, error: BaseException) -> bool:
        """Whether a transaction couldn't begin because another process writes to its village."""
        return isinstance(error, asyncpg.LockNotAvailableError)


def _lock_of(village: str) -> str:
    """Return the key of a village's advisory lock, in SQL."""
    return f"hashtextextended(current_schema(), {village})"
