"""A dialect: what the writer needs to know of a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bot.domain.storing import StorageError
    from storage.lease import Lease


class Dialect(Protocol):
    """What the writer needs to know of a database and of its driver's connection."""

    patience: float
    """Seconds that a job waits for its village where another process writes to it, before it fails."""

    async def connect(self) -> Any:  # noqa: ANN401 - drivers differ
        """Open a connection, again after one was lost."""

    async def begin(self, connection: Any, village: int) -> None:  # noqa: ANN401 - drivers differ
        """Begin a transaction in which nobody else writes to this village."""

    async def enter(self, connection: Any, village: int) -> bool:  # noqa: ANN401 - drivers differ
        """Let the transaction write to a further village, alone, if nobody else does; without waiting."""

    async def refusal(self, connection: Any, lease: Lease) -> StorageError | None:  # noqa: ANN401 - likewise
        """Return why a lease's holder may not write; None where he may, until the transaction ends."""

    def is_occupied(self, error: BaseException) -> bool:
        """Whether beginning failed because another process writes to that one village, and only to it."""

    def in_transaction(self, connection: Any) -> bool:  # noqa: ANN401 - drivers differ
        """Whether a transaction is open; False where the connection is lost."""

    def is_open(self, connection: Any) -> bool:  # noqa: ANN401 - drivers differ
        """Whether the connection can still be used."""

    async def close(self, connection: Any, *, lost: bool) -> None:  # noqa: ANN401 - drivers differ
        """Close a connection; a lost one without waiting for the other end."""

    async def tidy(self, connection: Any) -> None:  # noqa: ANN401 - drivers differ
        """Do what is best done while nobody waits."""
