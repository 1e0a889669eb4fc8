"""What the use cases need of storage: quick answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.quick_answer import QuickAnswer


class QuickAnswers(Protocol):
    """Short texts that cadres keep for themselves (常用答复)."""

    async def of_cadre(self, cadre_id: int) -> list[QuickAnswer]:
        """Return a cadre's own, oldest first."""

    async def add(self, cadre_id: int, text: str) -> None: ...
    async def remove(self, cadre_id: int, answer_id: int) -> bool:
        """Remove one of his own; return whether there was one."""
