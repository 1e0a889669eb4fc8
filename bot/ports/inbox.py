"""What the use cases need of storage: inbox."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.queues import InboxRow, RawUpdate


class Inbox(Protocol):
    """Updates as Telegram delivered them."""

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> int:
        """Store updates, ignoring those that are here already (by update_id); return how many were new."""

    async def heads(self, now: datetime, limit: int) -> list[InboxRow]:
        """Return the oldest unsettled row of each chat, oldest first.

        Chats whose oldest row waits for its next try are left out.
        """

    async def settle(self, row_id: int, now: datetime) -> None:
        """Mark a row as done and erase its payload; raise RowSettledError if it was settled already."""

    async def fail(self, row_id: int, error: str, retry_at: datetime | None) -> None:
        """Count a failed try; without a time for the next one the row is parked."""

    async def quarantine(self, row_id: int, error: str) -> None:
        """Set a row apart that can't be read."""

    async def parked(self) -> list[InboxRow]:
        """Return the rows that are parked or quarantined."""

    async def retry(self, row_id: int) -> bool:
        """Give a parked row another round; return whether there was one."""

    async def drop(self, row_id: int) -> bool: ...
    async def unsettled(self) -> int: ...
    async def waits(self, before: datetime) -> bool:
        """Whether anything that was received before an instant is still to be handled."""

    async def forget(self, before: datetime, limit: int = 10_000) -> int:
        """Delete settled rows received before an instant, so many at most: ids are compared for some days."""
