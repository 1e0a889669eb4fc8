"""Quick answers (常用答复) that cadres keep for themselves."""

from __future__ import annotations

from bot.domain.quick_answer import QuickAnswer
from storage.queries import Table


class QuickAnswers(Table):
    """Fulfils bot.ports.QuickAnswers."""

    async def of_cadre(self, cadre_id: int) -> list[QuickAnswer]:
        """Return a cadre's own short texts, oldest first."""
        return [QuickAnswer(row["text"], row["id"]) for row in await self.all("of_cadre", cadre_id=cadre_id)]

    async def add(self, cadre_id: int, text: str) -> None:
        """Keep a short text."""
        await self.run("add", cadre_id=cadre_id, text=text)

    async def remove(self, cadre_id: int, answer_id: int) -> bool:
        """Remove one of his own; return whether there was one."""
        return await self.one("remove", cadre_id=cadre_id, id=answer_id) is not None
