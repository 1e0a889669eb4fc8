"""What the use cases need of storage: broadcasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.broadcast import Broadcast


class Broadcasts(Protocol):
    """Broadcasts of disclosures and of matters published at once."""

    async def add(self, disclosure_id: int | None, item_id: int | None, begins_at: datetime) -> Broadcast: ...
    async def get(self, broadcast_id: int) -> Broadcast | None: ...
    async def of_disclosure(self, disclosure_id: int) -> Broadcast | None: ...
    async def count_on(self, broadcast_id: int, recipients: int, messages: int) -> None:
        """So many more people were put into the outbox, and what they come to."""

    async def begin(self, broadcast_id: int, first_key: str) -> None:
        """Remember which message of the outbox was the first."""

    async def fill(self, broadcast_id: int) -> None:
        """Everybody is in the outbox."""

    async def finish(self, broadcast_id: int, now: datetime) -> None: ...
    async def failures(self, key_prefix: str) -> dict[int, str]:
        """Return the accounts that messages with such keys could not be delivered to, with the reason."""
