"""A backend: what an engine needs of a database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from bot.domain.backup import Backup
from bot.domain.deployment import Deployment
from storage.lease import Lease
from storage.listening import Wake
from storage.queries import Sql

T = TypeVar("T")


class Leases(Protocol):
    """The leases of the processes that share a database."""

    def serve(self, village: int) -> AbstractAsyncContextManager[Lease]:
        """Hold a village's lease."""

    async def offer(self, villages: Iterable[int]) -> None:
        """Tell the others which villages this process could serve."""

    async def deployment(self) -> Deployment:
        """Return who lives and who serves."""


class Backend(Protocol):
    """What a database offers."""

    sql: Sql

    @property
    def leases(self) -> Leases:
        """Who serves which village."""

    async def write(
        self, unit: Callable[[Any], Awaitable[T]], village: int = 0, lease: Lease | None = None
    ) -> T:
        """Run a unit that changes a village's records, alone, and commit it.

        Raises LeaseLostError where a lease is given that doesn't hold any more.
        """

    async def read(self, unit: Callable[[Any], Awaitable[T]]) -> T:
        """Run a unit over a reading connection, in one consistent view."""

    async def wake(self, connection: Any, village: int, wake: Wake) -> None:  # noqa: ANN401 - drivers differ
        """Wake whoever serves a village once this transaction is committed, where others can be woken."""

    async def migrate(self) -> None:
        """Bring the schema up to date."""

    async def tables(self) -> set[str]:
        """Return the names of the tables that there are."""

    async def checkpoint(self) -> None:
        """Leave nothing of what was erased in a log."""

    async def is_sound(self) -> bool:
        """Whether the database's own check finds nothing amiss."""

    async def size(self) -> int:
        """Return how many bytes the records take."""

    async def back_up(self, target: Path, now: datetime) -> Backup:
        """Copy everything into a file beside those who write, and verify the copy."""
