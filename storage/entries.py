"""What people wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.entry import Entry, NewEntry, Side, Waiting
from bot.domain.times import from_micros, to_micros
from storage.content_text import content, stored
from storage.json_text import storable
from storage.queries import Table


class Entries(Table):
    """Fulfils bot.ports.entries.Entries."""

    async def add(self, entry: NewEntry) -> Entry:
        """Store an entry; return it with its id."""
        row = await self.one(
            "add",
            account_id=entry.account_id,
            side=entry.side.value,
            content=stored(entry.content),
            chat_id=entry.chat_id,
            message_id=entry.message_id,
            written_at=to_micros(entry.written_at),
            case_id=entry.case_id,
            waiting=entry.waiting.value if entry.waiting else None,
            album=storable(entry.album) if entry.album else None,
            replaces_id=entry.replaces_id,
        )
        return Entry(
            id=row["id"],
            account_id=entry.account_id,
            side=entry.side,
            content=entry.content,
            chat_id=entry.chat_id,
            message_id=entry.message_id,
            written_at=entry.written_at,
            case_id=entry.case_id,
            waiting=entry.waiting,
            album=entry.album,
            replaces_id=entry.replaces_id,
        )

    async def get(self, entry_id: int) -> Entry | None:
        """Return one entry."""
        row = await self.one("get", id=entry_id)
        return _entry(row) if row else None

    async def by_message(self, chat_id: int, message_id: int) -> Entry | None:
        """Return the newest version of what a message said."""
        row = await self.one("by_message", chat_id=chat_id, message_id=message_id)
        return _entry(row) if row else None

    async def of_case(self, case_id: int) -> list[Entry]:
        """Return a case's thread."""
        return [_entry(row) for row in await self.all("of_case", case_id=case_id)]

    async def waiting(self, account_id: int, why: Waiting) -> list[Entry]:
        """Return what waits to be told where it belongs, oldest first."""
        found = await self.all("waiting", account_id=account_id, why=why.value)
        return [_entry(row) for row in found]

    async def last_waiting(self, account_id: int, why: Waiting) -> Entry | None:
        """Return the newest of what waits."""
        row = await self.one("last_waiting", account_id=account_id, why=why.value)
        return _entry(row) if row else None

    async def settle(self, entry_ids: Sequence[int], case_id: int) -> None:
        """Tell waiting entries which case they belong to."""
        await self.many("settle", [{"id": entry_id, "case_id": case_id} for entry_id in entry_ids])

    async def change_side(self, entry_ids: Sequence[int], side: Side) -> None:
        """Say which side of a case these entries speak for."""
        await self.many("change_side", [{"id": entry_id, "side": side.value} for entry_id in entry_ids])

    async def of_album(self, account_id: int, album: str) -> list[Entry]:
        """Return an album's parts."""
        found = await self.all("of_album", account_id=account_id, album=storable(album))
        return [_entry(row) for row in found]

    async def last_written(self, case_id: int, account_id: int, before: datetime) -> datetime | None:
        """Return when an account last wrote on a case before an instant."""
        row = await self.one("last_written", case_id=case_id, account_id=account_id, before=to_micros(before))
        return from_micros(row["written_at"]) if row["written_at"] is not None else None

    async def erase(self, entry_ids: Sequence[int]) -> None:
        """Blank the content of entries; the rows stay."""
        await self.many("erase", [{"id": entry_id} for entry_id in entry_ids])

    async def remove(self, entry_ids: Sequence[int]) -> None:
        """Delete what waited, and has become something else."""
        await self.many("remove", [{"id": entry_id} for entry_id in entry_ids])

    async def erase_waiting(self, account_id: int, why: Waiting) -> int:
        """Delete what an account wrote and never placed; return how many entries."""
        return len(await self.all("erase_waiting", account_id=account_id, why=why.value))


def _entry(row: Any) -> Entry:  # noqa: ANN401 - a driver's row
    return Entry(
        id=row["id"],
        account_id=row["account_id"],
        side=Side(row["side"]),
        content=content(row["content"]),
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        written_at=from_micros(row["written_at"]),
        case_id=row["case_id"],
        waiting=Waiting(row["waiting"]) if row["waiting"] else None,
        album=row["album"],
        replaces_id=row["replaces_id"],
    )
