"""What the use cases need of storage: which erasures there were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.erased import Erased, ErasedKind


class Erasures(Protocol):
    """The account of what was erased on somebody's word (ids only)."""

    async def note(self, kind: ErasedKind, subject_id: int, now: datetime) -> None:
        """Append an erasure."""

    async def since(self, since: datetime) -> list[Erased]:
        """Return the erasures from an instant on, oldest first."""

    async def to_journal(self, limit: int) -> list[tuple[int, Erased]]:
        """Return erasures, with their ids, that don't stand beside the backups yet, oldest first."""

    async def journalled(self, ids: Sequence[int]) -> None:
        """Mark erasures as standing in the journal."""
