"""Which message belongs to which case."""

from __future__ import annotations

from storage.queries import Table


class Threads(Table):
    """Fulfils bot.ports.threads.Threads."""

    async def case_of(self, chat_id: int, message_id: int) -> int | None:
        """Return the case that a message belongs to."""
        row = await self.one("case_of", chat_id=chat_id, message_id=message_id)
        case_id: int | None = row["case_id"]
        return case_id
