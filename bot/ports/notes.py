"""What the use cases need of storage: notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.content import Content
    from bot.domain.note import NewNote, Note


class Notes(Protocol):
    """What cadres wrote about visits and in their diaries."""

    async def add(self, note: NewNote) -> Note: ...
    async def of_visits(self, visit_ids: Sequence[int]) -> list[Note]:
        """Return the notes of these visits in the order they were written."""

    async def of_diary(self, diary_ids: Sequence[int]) -> list[Note]:
        """Return the notes of these diary entries in the order they were written."""

    async def by_message(self, chat_id: int, message_id: int) -> Note | None:
        """Return the note that an incoming message has become."""

    async def change(self, note_id: int, content: Content) -> None:
        """Put a corrected wording in the place of the old one."""
