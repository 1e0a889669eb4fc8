"""Personal links."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.link import Link, LinkKind
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Links(Table):
    """Fulfils bot.ports.links.Links."""

    async def by_token(self, token: str) -> Link | None:
        """Return the link that a token names."""
        row = await self.one("by_token", token=token)
        return _link(row) if row else None

    async def get(self, link_id: int) -> Link | None:
        """Return one link."""
        row = await self.one("get", id=link_id)
        return _link(row) if row else None

    async def of_household(self, household_id: int) -> str | None:
        """Return the token of a household's living link."""
        row = await self.one("of_household", household_id=household_id)
        return row["token"] if row else None

    async def living(self) -> list[Link]:
        """Return all links that are not revoked."""
        return [_link(row) for row in await self.all("living")]

    async def add(
        self, token: str, kind: LinkKind, *, household_id: int | None, cadre_id: int | None, now: datetime
    ) -> Link:
        """Store a link."""
        row = await self.one(
            "add",
            token=token,
            kind=kind.value,
            household_id=household_id,
            cadre_id=cadre_id,
            now=to_micros(now),
        )
        return _link(row)

    async def use(self, link_id: int, now: datetime) -> None:
        """Use a link up."""
        await self.run("use", id=link_id, now=to_micros(now))

    async def revoke(self, link_id: int, now: datetime) -> None:
        """Revoke a link."""
        await self.run("revoke", id=link_id, now=to_micros(now))


def _link(row: Any) -> Link:  # noqa: ANN401 - a driver's row
    return Link(
        id=row["id"],
        token=row["token"],
        kind=LinkKind(row["kind"]),
        household_id=row["household_id"],
        cadre_id=row["cadre_id"],
        created_at=from_micros(row["created_at"]),
        used_at=None if row["used_at"] is None else from_micros(row["used_at"]),
        revoked_at=None if row["revoked_at"] is None else from_micros(row["revoked_at"]),
    )
