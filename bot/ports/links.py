"""What the use cases need of storage: links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.link import Link, LinkKind


class Links(Protocol):
    """Personal links."""

    async def by_token(self, token: str) -> Link | None: ...
    async def get(self, link_id: int) -> Link | None: ...
    async def of_household(self, household_id: int) -> str | None:
        """Return the token of a household's living link."""

    async def living(self) -> list[Link]:
        """Return all links that are not revoked."""

    async def add(
        self, token: str, kind: LinkKind, *, household_id: int | None, cadre_id: int | None, now: datetime
    ) -> Link: ...
    async def use(self, link_id: int, now: datetime) -> None: ...
    async def revoke(self, link_id: int, now: datetime) -> None: ...
