"""Updates as Telegram delivered them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from bot.domain.queues import InboxRow, InboxState, RawUpdate
from bot.domain.storing import RowSettledError
from bot.domain.times import from_micros, to_micros
from storage.json_text import storable
from storage.queries import Table

LONGEST_WAIT: Final = timedelta(hours=1)
"""No try is put off for longer. A row that seems to be waits for a time that was set before the clock was
set back, and would hold up its chat until then."""


class Inbox(Table):
    """Fulfils bot.ports.inbox.Inbox."""

    async def put(self, updates: Sequence[RawUpdate], now: datetime) -> int:
        """Store updates that are not here already; return how many were new."""
        rows = [_values(update, now) for update in updates]
        if len(rows) == 1:
            return int(await self.one("put_one", **rows[0]) is not None)
        ids = [update.update_id for update in updates]
        before = await self._between(ids)
        await self.many("put", rows)
        return await self._between(ids) - before

    async def _between(self, ids: Sequence[int]) -> int:
        """Return how many updates are here within these ids. Those of one delivery are neighbours."""
        row = await self.one("between", first=min(ids, default=0), last=max(ids, default=0))
        return int(row["number"])

    async def heads(self, now: datetime, limit: int) -> list[InboxRow]:
        """Return the oldest unsettled row of each chat, oldest first."""
        latest = to_micros(now + LONGEST_WAIT)
        return [_row(row) for row in await self.all("heads", now=to_micros(now), latest=latest, most=limit)]

    async def settle(self, row_id: int, now: datetime) -> None:
        """Mark a row as done and erase its payload; raise RowSettledError if it was settled already."""
        del now  # a settled row is forgotten by when it came
        if await self.one("settle", id=row_id) is None:
            raise RowSettledError(row_id)

    async def fail(self, row_id: int, error: str, retry_at: datetime | None) -> None:
        """Count a failed try; without a time for the next one the row is parked."""
        if retry_at is None:
            await self.run("park", id=row_id, error=error)
        else:
            await self.run("fail", id=row_id, error=error, retry_at=to_micros(retry_at))

    async def quarantine(self, row_id: int, error: str) -> None:
        """Set a row apart that can't be read."""
        await self.run("quarantine", id=row_id, error=error)

    async def parked(self) -> list[InboxRow]:
        """Return the rows that are parked or quarantined."""
        return [_row(row) for row in await self.all("parked")]

    async def retry(self, row_id: int) -> bool:
        """Give a parked row another round; return whether there was one."""
        return await self.one("retry", id=row_id) is not None

    async def drop(self, row_id: int) -> bool:
        """Give up a parked row for good; return whether there was one."""
        return await self.one("drop", id=row_id) is not None

    async def unsettled(self) -> int:
        """Return how many rows are new."""
        return int((await self.one("unsettled"))["number"])

    async def waits(self, before: datetime) -> bool:
        """Whether anything that was received before an instant is still to be handled."""
        return await self.one("waits", before=to_micros(before)) is not None

    async def forget(self, before: datetime, limit: int = 10_000) -> int:
        """Delete what was settled and received before an instant."""
        return len(await self.all("forget", before=to_micros(before), most=limit))


def _values(update: RawUpdate, now: datetime) -> dict[str, object]:
    state = InboxState.NEW if update.readable else InboxState.QUARANTINED
    return {
        "update_id": update.update_id,
        "chat_key": update.chat_key,
        "payload": storable(update.payload),
        "state": state.value,
        "received_at": to_micros(now),
    }


def _row(row: Any) -> InboxRow:  # noqa: ANN401 - a driver's row
    return InboxRow(
        id=row["id"],
        update_id=row["update_id"],
        chat_key=row["chat_key"],
        payload=row["payload"],
        state=InboxState(row["state"]),
        attempts=row["attempts"],
        received_at=from_micros(row["received_at"]),
        error=row["error"],
    )
