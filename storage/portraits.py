"""Cadres' photos."""

from __future__ import annotations

from base64 import b64decode, b64encode

from storage.queries import Table


class Portraits(Table):
    """Fulfils bot.ports.portraits.Portraits."""

    async def all_photos(self) -> dict[int, bytes]:
        """Return every photo by its cadre, as JPEG."""
        return {row["cadre_id"]: b64decode(row["jpeg"]) for row in await self.all("everybody")}

    async def of_cadre(self, cadre_id: int) -> bytes | None:
        """Return a cadre's photo as JPEG, or None."""
        row = await self.one("one", cadre_id=cadre_id)
        return b64decode(row["jpeg"]) if row else None

    async def put(self, cadre_id: int, jpeg: bytes) -> None:
        """Keep a cadre's photo, in the place of an earlier one."""
        await self.run("put", cadre_id=cadre_id, jpeg=b64encode(jpeg).decode())

    async def remove(self, cadre_id: int) -> None:
        """Delete a cadre's photo."""
        await self.run("remove", cadre_id=cadre_id)
