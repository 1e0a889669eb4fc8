"""What the use cases need of storage: tries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Tries(Protocol):
    """What an account tried lately, to be counted."""

    async def add(self, account_id: int, kind: str, now: datetime) -> None: ...
    async def count(self, account_id: int, kind: str, since: datetime) -> int: ...
