"""Quick answers (常用答复) that cadres keep for themselves."""

from __future__ import annotations

from storage.queries import Table


class QuickAnswers(Table):
    """Fulfils bot.ports.quick_answers.QuickAnswers."""

    async def of_cadre(self, cadre_id: int) -> list[str]:
        """Return a cadre's own short texts."""
        return [row["text"] for row in await self.all("of_cadre", cadre_id=cadre_id)]

    async def add(self, cadre_id: int, text: str) -> None:
        """Keep a short text."""
        await self.run("add", cadre_id=cadre_id, text=text)
