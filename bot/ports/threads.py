"""What the use cases need of storage: threads."""

from __future__ import annotations

from typing import Protocol


class Threads(Protocol):
    """Which message in which chat belongs to which case, so that a reply to any of them finds it."""

    async def case_of(self, chat_id: int, message_id: int) -> int | None: ...
