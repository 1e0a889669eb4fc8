"""How a PostgreSQL server is reached: directly, or through PgBouncer in transaction mode.

There each transaction may run on another of the server's connections. So nothing relies on what a session
keeps: no prepared statement outlives its transaction, no setting is made but within one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import parse_qsl, urlencode

import asyncpg

from bot.domain.storing import EncodingError
from storage.errors import refused
from storage.pooled_connection import PooledConnection

CONNECT_TIMEOUT: Final = 10.0  # seconds
POOLED: Final = "pgbouncer"
"""The URL's option that tells of PgBouncer: pgbouncer=true."""
KEEPALIVE: Final = {
    # A server that doesn't notice that a bot has vanished would keep what it holds for hours.
    "tcp_keepalives_idle": "20",  # seconds
    "tcp_keepalives_interval": "5",  # seconds
    "tcp_keepalives_count": "3",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A server's address, and how to speak to what answers there."""

    url: str
    """As asyncpg takes it."""
    pooled: bool = False
    """Whether PgBouncer stands before the server, in transaction mode."""

    @classmethod
    def of(cls, url: str) -> Self:
        """Take our own option out of a URL: pgbouncer=true."""
        head, _, query = url.partition("?")
        options = dict(parse_qsl(query, keep_blank_values=True))
        pooled = options.pop(POOLED, "") == "true"
        return cls(f"{head}?{urlencode(options)}" if options else head, pooled)

    async def connect(self) -> Any:  # noqa: ANN401 - asyncpg has no types
        """Open a connection.

        Raises DatabaseGoneError, more exactly where the server says why; PoolerError; EncodingError.
        """
        try:
            connection = await asyncpg.connect(self.url, **self._details())
        except Exception as error:
            raise refused(error) from error
        await _look(connection)
        return connection

    async def pool(self, size: int) -> Any:  # noqa: ANN401 - asyncpg has no types
        """Open a pool of up to so many connections; raises as `connect`."""
        try:
            return await asyncpg.create_pool(
                self.url,
                min_size=0,  # what it would open by itself, it would log the failing of with a traceback
                max_size=size,
                reset=_keep,
                **self._details(),
            )
        except Exception as error:
            raise refused(error) from error

    def _details(self) -> Mapping[str, Any]:
        if self.pooled:
            # PgBouncer refuses settings that it can't keep for a client, and knows no statement again.
            return {
                "timeout": CONNECT_TIMEOUT,
                "statement_cache_size": 0,
                "connection_class": PooledConnection,
            }
        return {"timeout": CONNECT_TIMEOUT, "server_settings": KEEPALIVE}


async def _look(connection: Any) -> None:  # noqa: ANN401 - asyncpg has no types
    """Raise EncodingError where what was opened can't hold Chinese."""
    # In an ASCII database the server would take any bytes, and count and compare them as such.
    if getattr(connection.get_settings(), "server_encoding", "UTF8") != "UTF8":
        await connection.close()
        raise EncodingError


async def _keep(_connection: object) -> None:
    """Leave a connection as it is when it goes back: a reading transaction leaves nothing behind."""
