"""The account of what was erased on somebody's word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.erased import Erased, ErasedKind
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Erasures(Table):
    """Fulfils bot.ports.erasures.Erasures."""

    async def note(self, kind: ErasedKind, subject_id: int, now: datetime) -> None:
        """Append an erasure."""
        await self.run("note", kind=kind.value, subject_id=subject_id, now=to_micros(now))

    async def since(self, since: datetime) -> list[Erased]:
        """Return the erasures from an instant on, oldest first."""
        return [_erased(row) for row in await self.all("since", since=to_micros(since))]

    async def to_journal(self, limit: int) -> list[tuple[int, Erased]]:
        """Return erasures that don't stand in the journal yet, oldest first."""
        return [(row["id"], _erased(row)) for row in await self.all("to_journal", most=limit)]

    async def journalled(self, ids: Sequence[int]) -> None:
        """Mark erasures as standing in the journal."""
        await self.many("journalled", [{"id": row_id} for row_id in ids])


def _erased(row: Any) -> Erased:  # noqa: ANN401 - a driver's row
    return Erased(ErasedKind(row["kind"]), row["subject_id"], from_micros(row["at"]))
