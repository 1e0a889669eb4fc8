"""What the use cases need of storage: cadres' photos."""

from __future__ import annotations

from typing import Protocol


class Portraits(Protocol):
    """Cadres' photos for the contact card, as small JPEGs."""

    async def all_photos(self) -> dict[int, bytes]:
        """Return every photo by its cadre."""

    async def of_cadre(self, cadre_id: int) -> bytes | None: ...
    async def put(self, cadre_id: int, jpeg: bytes) -> None:
        """Keep a cadre's photo, in the place of an earlier one."""

    async def remove(self, cadre_id: int) -> None: ...
