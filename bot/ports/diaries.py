"""What the use cases need of storage: diaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.diary import DiaryEntry


class Diaries(Protocol):
    """Cadres' diaries (民情日记); the words are notes."""

    async def add(self, entry: DiaryEntry) -> DiaryEntry:
        """Store an entry (its id is ignored); return it with its id."""

    async def get(self, diary_id: int) -> DiaryEntry | None: ...
    async def save(self, entry: DiaryEntry) -> None:
        """Store what it is about, and its case."""

    async def remove(self, diary_id: int) -> None:
        """Delete an entry with its notes."""

    async def of_cadre(self, cadre_id: int, since: datetime, until: datetime) -> list[DiaryEntry]:
        """Return a cadre's entries of [since, until), oldest first."""
