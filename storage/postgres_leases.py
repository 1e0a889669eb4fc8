"""Leases on PostgreSQL: rows that expire by the database's clock, renewed on a connection of their own.

Whoever holds one locks its row FOR KEY SHARE in each of his transactions. A renewal changes no key and goes
on beside it; whoever takes the village wants the row FOR UPDATE, and passes over one that is in use. So no
transaction of a former holder is ever committed: until it has ended, nobody else becomes the holder.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any, Final

from bot.domain.deployment import Deployment, Served
from bot.domain.storing import ServedElsewhereError, StorageError
from bot.domain.times import from_micros
from storage.lease import LASTS, MARGIN, RENEWED_EVERY, Lease, own_clock
from storage.postgres_locks import IDLE, NOW
from storage.renewing import Renewing

LOG: Final = logging.getLogger(__name__)
END: Final = f"{NOW} + {round(LASTS * 1_000_000)}"
FORGOTTEN: Final = 60_000_000  # microseconds after which a process that is gone is forgotten

MAKE: Final = """
INSERT INTO leases (village_id, holder, epoch, expires_at) VALUES ($1, '', 0, 0) ON CONFLICT DO NOTHING"""
TAKE: Final = f"""
WITH free AS (
    SELECT village_id FROM leases WHERE village_id = $1 AND expires_at <= {NOW} FOR UPDATE SKIP LOCKED
)
UPDATE leases SET holder = $2, epoch = leases.epoch + 1, expires_at = {END}
FROM free WHERE leases.village_id = free.village_id
RETURNING leases.epoch"""
UNTIL: Final = "SELECT expires_at FROM leases WHERE village_id = $1"
RENEW: Final = f"""
UPDATE leases SET expires_at = {END} WHERE holder = $1 AND village_id = ANY($2)
RETURNING village_id, epoch"""
RELEASE: Final = """
WITH mine AS (
    SELECT village_id FROM leases WHERE village_id = $1 AND holder = $2 AND epoch = $3 FOR UPDATE
)
UPDATE leases SET holder = '', expires_at = 0 FROM mine WHERE leases.village_id = mine.village_id"""
"""Waits for whatever of this process's still writes to the village."""
OFFER: Final = f"""
INSERT INTO processes (id, offers, expires_at) VALUES ($1, $2, {END})
ON CONFLICT (id) DO UPDATE SET offers = excluded.offers, expires_at = excluded.expires_at"""
FORGET: Final = f"DELETE FROM processes WHERE expires_at < {NOW} - {FORGOTTEN}"
LEAVE: Final = "DELETE FROM processes WHERE id = $1"
PROCESSES: Final = f"SELECT id, offers FROM processes WHERE expires_at > {NOW}"
SERVED: Final = f"SELECT * FROM leases WHERE expires_at > {NOW} AND holder <> '' ORDER BY village_id"

Borrow = Callable[[], AbstractAsyncContextManager[Any]]
"""Lends a connection that is in no transaction."""


class PostgresLeases:
    """This process's leases, and what it tells the others of itself."""

    def __init__(self, process: str, borrow: Borrow, connect: Callable[[], Awaitable[Any]]) -> None:
        self._process = process
        self._borrow = borrow
        self._held: dict[int, Lease] = {}
        self._offers: str | None = None
        self._renewing = Renewing(connect, self._renew, RENEWED_EVERY)

    async def close(self) -> None:
        """Renew no more, and let the others know that this process is gone."""
        await self._renewing.close()
        if self._offers is not None:
            with suppress(StorageError):
                async with self._borrow() as connection, _briefly(connection):
                    await connection.execute(LEAVE, self._process)

    @asynccontextmanager
    async def serve(self, village: int) -> AsyncIterator[Lease]:
        """Hold a village's lease; raise ServedElsewhereError where another process does."""
        lease = await self._taken(village)
        try:
            yield lease
        finally:
            if self._held.get(village) is lease:
                del self._held[village]
            lease.lose()
            # Where the server can't be reached the lease ends by itself.
            with suppress(StorageError):
                async with self._borrow() as connection, _briefly(connection):
                    await connection.execute(RELEASE, village, self._process, lease.epoch)

    async def _taken(self, village: int) -> Lease:
        began = own_clock()
        async with self._borrow() as connection, _briefly(connection):
            await connection.execute(MAKE, village)
            epoch = await connection.fetchval(TAKE, village, self._process)
            if epoch is None:
                raise ServedElsewhereError(from_micros(await connection.fetchval(UNTIL, village)))
        lease = Lease(village, self._process, epoch, began + LASTS - MARGIN)
        self._held[village] = lease
        self._renewing.start()
        return lease

    async def offer(self, villages: Iterable[int]) -> None:
        """Tell the others which villages this process could serve, from now on until it ends."""
        self._offers = json.dumps(sorted(villages))
        async with self._borrow() as connection, _briefly(connection):
            await connection.execute(FORGET)
            await connection.execute(OFFER, self._process, self._offers)
        self._renewing.start()

    async def deployment(self) -> Deployment:
        """Return who lives and who serves."""
        async with self._borrow() as connection, _briefly(connection):
            processes = await connection.fetch(PROCESSES)
            leases = await connection.fetch(SERVED)
        return Deployment(
            self._process,
            {row["id"]: frozenset(json.loads(row["offers"])) for row in processes},
            {row["village_id"]: _served(row) for row in leases},
        )

    async def _renew(self, connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
        """Renew all leases at once; those that another process has taken are lost."""
        asked, began = dict(self._held), own_clock()
        # One that has expired may be renewed too: where nobody has taken it nobody else has served it.
        async with _briefly(connection):
            renewed = await connection.fetch(RENEW, self._process, list(asked)) if asked else []
        epochs = {row["village_id"]: row["epoch"] for row in renewed}
        for village, lease in asked.items():
            if epochs.get(village) == lease.epoch:
                lease.extend(began + LASTS - MARGIN)
            elif not lease.lost.is_set():
                LOG.warning("another process serves village %d now", village)
                lease.lose()
        if self._offers is not None:
            async with _briefly(connection):
                await connection.execute(OFFER, self._process, self._offers)


@asynccontextmanager
async def _briefly(connection: Any) -> AsyncIterator[None]:  # noqa: ANN401 - asyncpg has no types
    """Make what is run one transaction, also through PgBouncer; if this process hangs, it is soon undone."""
    async with connection.transaction():
        await connection.execute(f"SET LOCAL idle_in_transaction_session_timeout = '{IDLE}s'")
        yield


def _served(row: Any) -> Served:  # noqa: ANN401 - a driver's row
    return Served(row["village_id"], row["holder"], row["epoch"], from_micros(row["expires_at"]))
