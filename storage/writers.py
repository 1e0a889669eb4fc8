"""A few writers side by side: a village is always the same one's, so what is asked of it stays in order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from storage.dialect import Dialect
from storage.lease import Lease
from storage.writer import Writer

T = TypeVar("T")


class Writers:
    """While one waits for the server's answer or commit, the others go on."""

    def __init__(self, dialect: Dialect, number: int) -> None:
        self._writers = [Writer(dialect) for _ in range(number)]

    @property
    def commits(self) -> int:
        """How many commits there were: what benchmarks and tests of sharing look at."""
        return sum(writer.commits for writer in self._writers)

    async def start(self) -> None:
        """Begin to work. One connection is opened at once, the others as they are needed."""
        for place, writer in enumerate(self._writers):
            await writer.start(connect=place == 0)

    async def close(self) -> None:
        """Finish what was handed in, then close the connections."""
        for writer in self._writers:
            await writer.close()

    async def run(
        self, unit: Callable[[Any], Awaitable[T]], village: int = 0, lease: Lease | None = None
    ) -> T:
        """Run a unit that changes a village's records, in turn; return its result once it is committed."""
        return await self._writers[village % len(self._writers)].run(unit, village, lease)
