"""Questions on published items (提问质询)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.item import Consent, ItemQuestion
from bot.domain.times import from_micros, to_micros
from storage.json_text import storable
from storage.queries import Table


class ItemQuestions(Table):
    """Fulfils bot.ports.item_questions.ItemQuestions."""

    async def add(self, item_id: int, account_id: int, words: str, now: datetime) -> ItemQuestion:
        """Store a question whose asker has not said yet what of it may be published."""
        row = await self.one(
            "add",
            item_id=item_id,
            account_id=account_id,
            words=storable(words),
            now=to_micros(now),
            consent=Consent.UNDECIDED.value,
        )
        return _question(row)

    async def get(self, question_id: int) -> ItemQuestion | None:
        """Return one question."""
        row = await self.one("get", id=question_id)
        return _question(row) if row else None

    async def save(self, question: ItemQuestion) -> None:
        """Change a question."""
        await self.run(
            "save",
            id=question.id,
            consent=question.consent.value,
            case_id=question.case_id,
            answer=storable(question.answer),
            answered_at=to_micros(question.answered_at) if question.answered_at else None,
        )

    async def of_item(self, item_id: int) -> list[ItemQuestion]:
        """Return the questions on an item, oldest first."""
        return [_question(row) for row in await self.all("of_item", item_id=item_id)]

    async def of_case(self, case_id: int) -> ItemQuestion | None:
        """Return the question behind a case."""
        row = await self.one("of_case", case_id=case_id)
        return _question(row) if row else None

    async def of_account(self, account_id: int) -> list[ItemQuestion]:
        """Return what an account asked, oldest first."""
        return [_question(row) for row in await self.all("of_account", account_id=account_id)]


def _question(row: Any) -> ItemQuestion:  # noqa: ANN401 - a driver's row
    return ItemQuestion(
        id=row["id"],
        item_id=row["item_id"],
        account_id=row["account_id"],
        words=row["words"],
        asked_at=from_micros(row["asked_at"]),
        consent=Consent(row["consent"]),
        case_id=row["case_id"],
        answer=row["answer"],
        answered_at=from_micros(row["answered_at"]) if row["answered_at"] is not None else None,
    )
