"""A dialect: what the writer needs to know of a database."""

from __future__ import annotations

from typing import Any, Protocol


class Dialect(Protocol):
    """What the writer needs to know of a database and of its driver's connection."""

    begin: str
    """The statement that begins a transaction in which nobody else writes."""

    async def connect(self) -> Any:  # noqa: ANN401 - drivers differ
        """Open a connection, again after one was lost."""

    def in_transaction(self, connection: Any) -> bool:  # noqa: ANN401 - drivers differ
        """Whether a transaction is open; False where the connection is lost."""

    def is_open(self, connection: Any) -> bool:  # noqa: ANN401 - drivers differ
        """Whether the connection can still be used."""

    async def close(self, connection: Any, *, lost: bool) -> None:  # noqa: ANN401 - drivers differ
        """Close a connection; a lost one without waiting for the other end."""

    async def tidy(self, connection: Any) -> None:  # noqa: ANN401 - drivers differ
        """Do what is best done while nobody waits."""
