"""Broadcasts of disclosures."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from bot.domain.broadcast import Broadcast
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Broadcasts(Table):
    """Fulfils bot.ports.broadcasts.Broadcasts."""

    async def add(self, disclosure_id: int | None, item_id: int | None, begins_at: datetime) -> Broadcast:
        """Begin a broadcast of a disclosure, or of one item."""
        row = await self.one(
            "add", disclosure_id=disclosure_id, item_id=item_id, begins_at=to_micros(begins_at)
        )
        return _broadcast(row)

    async def get(self, broadcast_id: int) -> Broadcast | None:
        """Return one broadcast."""
        row = await self.one("get", id=broadcast_id)
        return _broadcast(row) if row else None

    async def of_disclosure(self, disclosure_id: int) -> Broadcast | None:
        """Return the broadcast of a disclosure."""
        row = await self.one("of_disclosure", disclosure_id=disclosure_id)
        return _broadcast(row) if row else None

    async def count_on(self, broadcast_id: int, recipients: int, messages: int) -> None:
        """So many more people were put into the outbox, and what they come to."""
        await self.run("count_on", id=broadcast_id, recipients=recipients, messages=messages)

    async def begin(self, broadcast_id: int, first_key: str) -> None:
        """Remember which message was the first."""
        await self.run("begin", id=broadcast_id, key=first_key)

    async def fill(self, broadcast_id: int) -> None:
        """Everybody is in the outbox."""
        await self.run("fill", id=broadcast_id)

    async def finish(self, broadcast_id: int, now: datetime) -> None:
        """Everybody has it who can get it."""
        await self.run("finish", id=broadcast_id, now=to_micros(now))

    async def failures(self, key_prefix: str) -> dict[int, str]:
        """Return the accounts that messages with such keys could not be delivered to, with the reason."""
        last = key_prefix + chr(sys.maxunicode)
        found = await self.all("failures", first=key_prefix, last=last)
        return {row["account_id"]: row["error"] or "" for row in found if row["account_id"] is not None}


def _broadcast(row: Any) -> Broadcast:  # noqa: ANN401 - a driver's row
    return Broadcast(
        id=row["id"],
        disclosure_id=row["disclosure_id"],
        item_id=row["item_id"],
        begins_at=from_micros(row["begins_at"]),
        recipients=row["recipients"],
        messages=row["messages"],
        filled=bool(row["filled"]),
        first_row=row["first_row"],
        finished_at=from_micros(row["finished_at"]) if row["finished_at"] is not None else None,
    )
