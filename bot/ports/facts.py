"""What the use cases need of storage: facts."""

from __future__ import annotations

from typing import Protocol


class Facts(Protocol):
    """Single values that outlive the process: the bot's username, the village's first day."""

    async def get(self, name: str) -> str | None: ...
    async def put(self, name: str, value: str) -> None: ...
