"""Diaries: what each entry is about; its words are notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.centers import Center
from bot.domain.diary import DiaryEntry
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Diaries(Table):
    """Fulfils bot.ports.diaries.Diaries."""

    async def add(self, entry: DiaryEntry) -> DiaryEntry:
        """Store an entry; return it with its id."""
        row = await self.one(
            "add", cadre_id=entry.cadre_id, written_at=to_micros(entry.written_at), **_about(entry)
        )
        return replace(entry, id=row["id"])

    async def get(self, diary_id: int) -> DiaryEntry | None:
        """Return an entry."""
        row = await self.one("get", id=diary_id)
        return _entry(row) if row else None

    async def save(self, entry: DiaryEntry) -> None:
        """Store what it is about, and its case."""
        await self.run("save", id=entry.id, **_about(entry))

    async def remove(self, diary_id: int) -> None:
        """Delete an entry with its notes."""
        await self.run("remove_notes", id=diary_id)
        await self.run("remove", id=diary_id)

    async def of_cadre(self, cadre_id: int, since: datetime, until: datetime) -> list[DiaryEntry]:
        """Return a cadre's entries, oldest first."""
        rows = await self.all("of_cadre", cadre_id=cadre_id, since=to_micros(since), until=to_micros(until))
        return [_entry(row) for row in rows]


def _about(entry: DiaryEntry) -> dict[str, object]:
    return {
        "household_id": entry.household_id,
        "group_no": entry.group,
        "center": entry.center.value if entry.center is not None else None,
        "case_id": entry.case_id,
    }


def _entry(row: Any) -> DiaryEntry:  # noqa: ANN401 - a driver's row
    return DiaryEntry(
        id=row["id"],
        cadre_id=row["cadre_id"],
        written_at=from_micros(row["written_at"]),
        household_id=row["household_id"],
        group=row["group_no"],
        center=Center(row["center"]) if row["center"] is not None else None,
        case_id=row["case_id"],
    )
