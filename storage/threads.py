"""Which message belongs to which case."""

from __future__ import annotations

from collections.abc import Sequence

from storage.queries import Table


class Threads(Table):
    """Fulfils bot.ports.threads.Threads."""

    async def remember(self, chat_id: int, message_ids: Sequence[int], case_id: int) -> None:
        """Remember which case these messages belong to."""
        await self.many(
            "remember",
            [{"chat_id": chat_id, "message_id": message, "case_id": case_id} for message in message_ids],
        )

    async def case_of(self, chat_id: int, message_id: int) -> int | None:
        """Return the case that a message belongs to."""
        row = await self.one("case_of", chat_id=chat_id, message_id=message_id)
        return row["case_id"] if row else None
