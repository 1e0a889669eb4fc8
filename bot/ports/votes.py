"""What the use cases need of storage: votes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.ballot import Choice, Totals
    from bot.domain.electorate import Elector
    from bot.domain.vote import Vote


class Votes(Protocol):
    """Votes on matters: who may take part, who has, and, until the close, what each household chose."""

    async def add(self, vote: Vote, households: Sequence[int]) -> Vote:
        """Store a vote (its id is ignored) with its electorate; return it with its id."""

    async def save(self, vote: Vote) -> None:
        """Change a vote's state, close and count."""

    async def get(self, vote_id: int) -> Vote | None: ...
    async def of_matter(self, matter_id: int) -> Vote | None:
        """Return a matter's newest vote."""

    async def under_way(self) -> list[Vote]:
        """Return the votes that are announced or open."""

    async def elector(self, vote_id: int, household_id: int) -> Elector | None:
        """Return one household of an electorate; None where it isn't in it."""

    async def electors(self, vote_id: int) -> list[Elector]: ...
    async def of_household(self, household_id: int) -> list[tuple[Vote, Elector]]:
        """Return the votes that a household is asked in, newest first, and whether it took part."""

    async def took_part(self, vote_id: int) -> int:
        """Return how many households have taken part so far."""

    async def cast(self, vote_id: int, household_id: int, account_id: int, choice: Choice) -> None:
        """Let a household choose, in the place of what it chose before."""

    async def choice(self, vote_id: int, household_id: int) -> Choice | None:
        """Return what a household chose: to be shown to itself, and to nobody else."""

    async def by_hand(self, vote_id: int, household_ids: Collection[int], hand_count_id: int) -> None:
        """Note who took part at a meeting or on paper; what they tapped counts no more."""

    async def count(self, vote_id: int) -> Totals:
        """Return what the taps come to that count now."""

    async def close(self, vote_id: int) -> None:
        """Erase which household chose what, who tapped for it, and what the buttons meant."""

    async def lost(self) -> list[tuple[int, int]]:
        """Return vote and household of taps whose choice isn't here: the records come from a backup."""

    async def reset(self, vote_id: int, household_ids: Collection[int]) -> None:
        """Note that households have not taken part after all."""

    async def named_voter(self, household_id: int) -> int | None:
        """Return the account that a household named to tap for it."""

    async def name_voter(self, household_id: int, account_id: int) -> None: ...
