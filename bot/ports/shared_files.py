"""What the use cases need of storage: files that Telegram keeps."""

from __future__ import annotations

from typing import Protocol


class SharedFiles(Protocol):
    """Files that the bot made, by what they show: uploaded once, then sent by Telegram's ids."""

    async def get(self, key: str) -> str | None: ...
    async def put(self, key: str, file_id: str) -> None: ...
    async def forget(self, key: str) -> None: ...
