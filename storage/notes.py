"""Notes: what cadres wrote about visits and in their diaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.content import Content
from bot.domain.note import NewNote, Note, Part
from bot.domain.times import from_micros, to_micros
from storage.content_text import content as content_of
from storage.content_text import stored
from storage.queries import Table


class Notes(Table):
    """Fulfils bot.ports.notes.Notes."""

    async def add(self, note: NewNote) -> Note:
        """Store a note; return it with its id."""
        row = await self.one(
            "add",
            account_id=note.account_id,
            visit_id=note.visit_id,
            diary_id=note.diary_id,
            part=note.part.value,
            content=stored(note.content),
            written_at=to_micros(note.written_at),
            chat_id=note.chat_id,
            message_id=note.message_id,
        )
        return _note(row)

    async def of_visits(self, visit_ids: Sequence[int]) -> list[Note]:
        """Return the notes of these visits."""
        rows = [row for each in visit_ids for row in await self.all("of_visit", visit_id=each)]
        return [_note(row) for row in sorted(rows, key=lambda row: row["id"])]

    async def of_diary(self, diary_ids: Sequence[int]) -> list[Note]:
        """Return the notes of these diary entries."""
        rows = [row for each in diary_ids for row in await self.all("of_diary", diary_id=each)]
        return [_note(row) for row in sorted(rows, key=lambda row: row["id"])]

    async def by_message(self, chat_id: int, message_id: int) -> Note | None:
        """Return the note that a message has become."""
        row = await self.one("by_message", chat_id=chat_id, message_id=message_id)
        return _note(row) if row else None

    async def change(self, note_id: int, content: Content) -> None:
        """Put a corrected wording in the place of the old one."""
        await self.run("change", id=note_id, content=stored(content))


def _note(row: Any) -> Note:  # noqa: ANN401 - a driver's row
    return Note(
        id=row["id"],
        account_id=row["account_id"],
        visit_id=row["visit_id"],
        diary_id=row["diary_id"],
        part=Part(row["part"]),
        content=content_of(row["content"]),
        written_at=from_micros(row["written_at"]),
        chat_id=row["chat_id"],
        message_id=row["message_id"],
    )
