"""Files that the bot made and Telegram keeps."""

from __future__ import annotations

from storage.queries import Table


class SharedFiles(Table):
    """Fulfils bot.ports.shared_files.SharedFiles."""

    async def get(self, key: str) -> str | None:
        """Return Telegram's id of a file."""
        row = await self.one("get", key=key)
        return row["file_id"] if row else None

    async def put(self, key: str, file_id: str) -> None:
        """Remember Telegram's id of a file."""
        await self.run("put", key=key, file_id=file_id)

    async def forget(self, key: str) -> None:
        """Telegram knows that id no more."""
        await self.run("forget", key=key)
