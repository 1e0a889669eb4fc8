"""What the use cases need of storage: questions on published items (提问质询)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.item import ItemQuestion


class ItemQuestions(Protocol):
    """Questions on published items."""

    async def add(self, item_id: int, account_id: int, words: str, now: datetime) -> ItemQuestion:
        """Store a question whose asker has not said yet what of it may be published."""

    async def get(self, question_id: int) -> ItemQuestion | None: ...
    async def save(self, question: ItemQuestion) -> None:
        """Change consent, case and answer; its words stay."""

    async def of_item(self, item_id: int) -> list[ItemQuestion]: ...
    async def of_case(self, case_id: int) -> ItemQuestion | None: ...
    async def of_account(self, account_id: int) -> list[ItemQuestion]: ...
