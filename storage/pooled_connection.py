"""asyncpg's connection through PgBouncer in transaction mode."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg


class PooledConnection(asyncpg.Connection):  # type: ignore[misc] # asyncpg has no types
    """Runs whatever has values within a transaction.

    asyncpg first has a statement read and then has it carried out. Between the two PgBouncer would give the
    server's connection to somebody else, whose statement would then be carried out in its place.
    """

    async def execute(self, query: str, *args: Any, timeout: float | None = None) -> Any:  # noqa: ANN401, ASYNC109
        """Run a statement, or a script where there are no values."""
        if not args:
            return await super().execute(query, timeout=timeout)
        async with self._kept():
            return await super().execute(query, *args, timeout=timeout)

    async def executemany(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - the driver's
        """Run a statement once for each row of values."""
        async with self._kept():
            return await super().executemany(*args, **kwargs)

    async def fetch(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - likewise
        """Return a query's rows."""
        async with self._kept():
            return await super().fetch(*args, **kwargs)

    async def fetchrow(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - likewise
        """Return a query's first row, or None."""
        async with self._kept():
            return await super().fetchrow(*args, **kwargs)

    async def fetchval(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - likewise
        """Return one value of a query's first row, or None."""
        async with self._kept():
            return await super().fetchval(*args, **kwargs)

    @asynccontextmanager
    async def _kept(self) -> AsyncIterator[None]:
        if self.is_in_transaction():
            yield
        else:
            async with self.transaction():
                yield
