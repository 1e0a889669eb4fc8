"""Bulletins: what was written once for several people."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.bulletin import Audience, Bulletin, BulletinKind, BulletinState, Part, Scope
from bot.domain.times import from_micros, to_micros
from storage.content_text import content, stored
from storage.json_text import storable
from storage.queries import Table


class Bulletins(Table):
    """Fulfils bot.ports.bulletins.Bulletins."""

    async def add(self, bulletin: Bulletin) -> Bulletin:
        """Store a bulletin; return it with its id."""
        row = await self.one("add", **_values(bulletin))
        return replace(bulletin, id=row["id"])

    async def get(self, bulletin_id: int) -> Bulletin | None:
        """Return one bulletin."""
        row = await self.one("get", id=bulletin_id)
        return _bulletin(row) if row else None

    async def save(self, bulletin: Bulletin) -> None:
        """Change a bulletin."""
        await self.run("save", id=bulletin.id, **_values(bulletin))

    async def add_part(self, bulletin_id: int, part: Part) -> None:
        """Add to what it says and shows."""
        await self.run(
            "add_part",
            bulletin_id=bulletin_id,
            content=stored(part.content),
            album=storable(part.album) if part.album else None,
            message_id=part.message_id,
        )

    async def change_part(self, bulletin_id: int, part: Part) -> None:
        """Put other words in the place of the part that came as this message."""
        values = {"content": stored(part.content), "message_id": part.message_id}
        await self.run("change_part", bulletin_id=bulletin_id, **values)

    async def of_message(self, cadre_id: int, message_id: int) -> Bulletin | None:
        """Return the bulletin of a cadre's that a message of his is a part of."""
        row = await self.one("of_message", cadre_id=cadre_id, message_id=message_id)
        return _bulletin(row) if row else None

    async def parts(self, bulletin_id: int) -> list[Part]:
        """Return what it says and shows."""
        found = await self.all("parts", bulletin_id=bulletin_id)
        return [_part(row) for row in found]

    async def clear(self, bulletin_id: int) -> None:
        """Delete what it says and shows."""
        await self.run("clear", bulletin_id=bulletin_id)

    async def proposed(self) -> list[Bulletin]:
        """Return what waits for the secretary, oldest first."""
        return [_bulletin(row) for row in await self.all("proposed")]

    async def practices(self, limit: int, *, offset: int = 0) -> list[Bulletin]:
        """Return the practices that were spread, newest first."""
        return [_bulletin(row) for row in await self.all("practices", most=limit, skipped=offset)]

    async def sent_between(self, since: datetime, until: datetime) -> list[Bulletin]:
        """Return what was sent within some time."""
        found = await self.all("sent_between", since=to_micros(since), until=to_micros(until))
        return [_bulletin(row) for row in found]

    async def unsent_of(self, cadre_id: int) -> list[Bulletin]:
        """Return what a cadre has begun and not sent."""
        return [_bulletin(row) for row in await self.all("unsent_of", cadre_id=cadre_id)]


def _values(bulletin: Bulletin) -> dict[str, object]:
    audience = bulletin.audience
    return {
        "cadre_id": bulletin.cadre_id,
        "kind": bulletin.kind.value,
        "scope": audience.scope.value,
        "group_no": audience.group,
        "household_id": audience.household_id,
        "crop": storable(audience.crop) if audience.crop is not None else None,
        "state": bulletin.state.value,
        "title": storable(bulletin.title),
        "created_at": to_micros(bulletin.created_at),
        "sent_at": to_micros(bulletin.sent_at) if bulletin.sent_at is not None else None,
    }


def _part(row: Any) -> Part:  # noqa: ANN401 - a driver's row
    said = content(row["content"])
    assert said is not None, "a part is deleted, not blanked"
    return Part(said, row["album"], row["message_id"])


def _bulletin(row: Any) -> Bulletin:  # noqa: ANN401 - a driver's row
    return Bulletin(
        id=row["id"],
        cadre_id=row["cadre_id"],
        kind=BulletinKind(row["kind"]),
        audience=Audience(Scope(row["scope"]), row["group_no"], row["household_id"], row["crop"]),
        state=BulletinState(row["state"]),
        created_at=from_micros(row["created_at"]),
        title=row["title"],
        sent_at=from_micros(row["sent_at"]) if row["sent_at"] is not None else None,
    )
