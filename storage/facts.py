"""Single values that outlive the process."""

from __future__ import annotations

from storage.queries import Table


class Facts(Table):
    """Fulfils bot.ports.facts.Facts."""

    async def get(self, name: str) -> str | None:
        """Return a value."""
        row = await self.one("get", name=name)
        return row["value"] if row else None

    async def put(self, name: str, value: str) -> None:
        """Remember a value."""
        await self.run("put", name=name, value=value)
