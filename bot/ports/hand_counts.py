"""What the use cases need of storage: hand counts."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.hand_count import HandCount


class HandCounts(Protocol):
    """What meetings and ballots on paper came to."""

    async def add(self, hand_count: HandCount) -> HandCount:
        """Store a hand count (its id is ignored); return it with its id."""

    async def save(self, hand_count: HandCount) -> None:
        """Change its state, witness and totals."""

    async def get(self, hand_count_id: int) -> HandCount | None: ...
    async def of_vote(self, vote_id: int) -> list[HandCount]: ...
    async def households(self, hand_count_id: int) -> list[int]:
        """Return the households that took part."""

    async def put(self, hand_count_id: int, household_ids: Collection[int]) -> None:
        """Add households to those that took part."""

    async def take(self, hand_count_id: int, household_ids: Collection[int]) -> None:
        """Take households from them."""

    async def forget(self, vote_id: int) -> None:
        """Erase totals that have become part of the vote's own count."""
