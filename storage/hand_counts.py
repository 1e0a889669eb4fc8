"""What meetings and ballots on paper came to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.domain.hand_count import HandCount, HandCountState, Occasion
from bot.domain.times import from_micros, to_micros
from storage.queries import Table
from storage.votes import totals_of, totals_values


class HandCounts(Table):
    """Fulfils bot.ports.hand_counts.HandCounts."""

    async def add(self, hand_count: HandCount) -> HandCount:
        """Store a hand count (its id is ignored); return it with its id."""
        row = await self.one(
            "add",
            vote_id=hand_count.vote_id,
            occasion=hand_count.occasion.value,
            state=hand_count.state.value,
            cadre_id=hand_count.cadre_id,
            entered_at=to_micros(hand_count.entered_at),
        )
        return replace(hand_count, id=row["id"])

    async def save(self, hand_count: HandCount) -> None:
        """Change its state, witness and totals."""
        await self.run(
            "save",
            id=hand_count.id,
            state=hand_count.state.value,
            witness_id=hand_count.witness_id,
            **totals_values(hand_count.totals),
        )

    async def get(self, hand_count_id: int) -> HandCount | None:
        """Return one hand count."""
        row = await self.one("get", id=hand_count_id)
        return _hand_count(row) if row else None

    async def of_vote(self, vote_id: int) -> list[HandCount]:
        """Return a vote's hand counts."""
        return [_hand_count(row) for row in await self.all("of_vote", vote_id=vote_id)]

    async def households(self, hand_count_id: int) -> list[int]:
        """Return the households that took part."""
        return [row["household_id"] for row in await self.all("households", hand_count_id=hand_count_id)]

    async def put(self, hand_count_id: int, household_ids: Collection[int]) -> None:
        """Add households to those that took part."""
        await self.many("put_household", _each(hand_count_id, household_ids))

    async def take(self, hand_count_id: int, household_ids: Collection[int]) -> None:
        """Take households from them."""
        await self.many("take_household", _each(hand_count_id, household_ids))

    async def forget(self, vote_id: int) -> None:
        """Erase totals that have become part of the vote's own count."""
        await self.all("forget", vote_id=vote_id)


def _each(hand_count_id: int, household_ids: Collection[int]) -> list[dict[str, object]]:
    return [{"hand_count_id": hand_count_id, "household_id": one} for one in household_ids]


def _hand_count(row: Any) -> HandCount:  # noqa: ANN401 - a driver's row
    return HandCount(
        id=row["id"],
        vote_id=row["vote_id"],
        occasion=Occasion(row["occasion"]),
        cadre_id=row["cadre_id"],
        entered_at=from_micros(row["entered_at"]),
        state=HandCountState(row["state"]),
        witness_id=row["witness_id"],
        totals=totals_of(row),
    )
