"""What the use cases need of storage: quick answers."""

from __future__ import annotations

from typing import Protocol


class QuickAnswers(Protocol):
    """Short texts that cadres keep for themselves (常用答复)."""

    async def of_cadre(self, cadre_id: int) -> list[str]: ...
    async def add(self, cadre_id: int, text: str) -> None: ...
