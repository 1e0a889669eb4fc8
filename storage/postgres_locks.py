"""Who writes on PostgreSQL: one transaction at a time to each village, over all processes.

Locks and timeouts are the transaction's, and never the session's: a pooler may stand between.
"""

from __future__ import annotations

from typing import Any, Final

WRITE: Final = 5_120_154
"""The advisory lock, together with its schema, that all who write share, and that a migration has alone."""
MIGRATING: Final = 60  # seconds that a migration waits for another one, and for those who write
SLICE: Final = 0.1  # seconds that a transaction waits for one village before others go first
IDLE: Final = 3
"""Seconds after which the server ends a transaction that nobody goes on with: a process that hangs keeps
neither a village nor its lease for longer."""
HAVE_ALL: Final = (
    f"SET LOCAL lock_timeout = '{MIGRATING}s'; "
    f"SELECT pg_advisory_xact_lock({WRITE}, hashtext(current_schema()))"
)
"""Nobody else writes until the transaction ends."""


async def begin(connection: Any, village: int, patience: float) -> None:  # noqa: ANN401 - asyncpg has no types
    """Begin a transaction in which nobody else writes to this village; commands do so beside a bot.

    `patience`: seconds that it waits for any other lock. Raises asyncpg's LockNotAvailableError.
    """
    usual = f"SET LOCAL lock_timeout = '{round(patience * 1000)}ms'"
    await connection.execute(
        f"BEGIN; {usual}; SET LOCAL idle_in_transaction_session_timeout = '{IDLE}s'; "
        f"SELECT pg_advisory_xact_lock_shared({WRITE}, hashtext(current_schema())); "
        f"SET LOCAL lock_timeout = '{round(min(SLICE, patience) * 1000)}ms'; "
        f"SELECT pg_advisory_xact_lock({_lock_of(str(village))}); {usual}"
    )


async def enter(connection: Any, village: int) -> bool:  # noqa: ANN401 - asyncpg has no types
    """Let the transaction write to a further village, alone, if nobody else does; without waiting."""
    taken = f"SELECT pg_try_advisory_xact_lock({_lock_of('$1')})"
    return bool(await connection.fetchval(taken, village))


def _lock_of(village: str) -> str:
    """Return the key of a village's advisory lock, in SQL."""
    return f"hashtextextended(current_schema(), {village})"
