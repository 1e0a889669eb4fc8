"""Votes on matters: who may take part, who has, and, until the close, what each household chose."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from bot.domain.ballot import Choice, Totals, Way
from bot.domain.electorate import Elector
from bot.domain.times import from_micros, to_micros
from bot.domain.vote import Vote
from bot.domain.vote_life import VoteState
from storage.queries import Table


class Votes(Table):
    """Fulfils bot.ports.votes.Votes."""

    async def add(self, vote: Vote, households: Sequence[int]) -> Vote:
        """Store a vote (its id is ignored) with its electorate; return it with its id."""
        row = await self.one(
            "add",
            matter_id=vote.matter_id,
            state=vote.state.value,
            electorate=vote.electorate,
            noticed_at=to_micros(vote.noticed_at),
            opens_at=to_micros(vote.opens_at),
            closes_at=to_micros(vote.closes_at),
            quorum_part=vote.quorum.numerator,
            quorum_whole=vote.quorum.denominator,
            majority_part=vote.majority.numerator,
            majority_whole=vote.majority.denominator,
        )
        stored = replace(vote, id=row["id"])
        await self.many("add_elector", _each(stored.id, households))
        return stored

    async def save(self, vote: Vote) -> None:
        """Change a vote's state, close and count."""
        await self.run(
            "save",
            id=vote.id,
            state=vote.state.value,
            closes_at=to_micros(vote.closes_at),
            **totals_values(vote.totals),
            extended=int(vote.extended),
            closed_at=to_micros(vote.closed_at) if vote.closed_at is not None else None,
        )

    async def get(self, vote_id: int) -> Vote | None:
        """Return one vote."""
        row = await self.one("get", id=vote_id)
        return _vote(row) if row else None

    async def of_matter(self, matter_id: int) -> Vote | None:
        """Return a matter's newest vote."""
        row = await self.one("of_matter", matter_id=matter_id)
        return _vote(row) if row else None

    async def under_way(self) -> list[Vote]:
        """Return the votes that are announced or open."""
        return [_vote(row) for row in await self.all("under_way")]

    async def elector(self, vote_id: int, household_id: int) -> Elector | None:
        """Return one household of an electorate; None where it isn't in it."""
        row = await self.one("elector", vote_id=vote_id, household_id=household_id)
        return _elector(row) if row else None

    async def electors(self, vote_id: int) -> list[Elector]:
        """Return an electorate."""
        return [_elector(row) for row in await self.all("electors", vote_id=vote_id)]

    async def of_household(self, household_id: int) -> list[tuple[Vote, Elector]]:
        """Return the votes that a household is asked in, newest first, and whether it took part."""
        rows = await self.all("of_household", household_id=household_id)
        found = [(await self.get(row["vote_id"]), _elector(row)) for row in rows]
        return [(vote, elector) for vote, elector in found if vote is not None]

    async def took_part(self, vote_id: int) -> int:
        """Return how many households have taken part so far."""
        return int((await self.one("took_part", vote_id=vote_id))["number"])

    async def cast(self, vote_id: int, household_id: int, account_id: int, choice: Choice) -> None:
        """Let a household choose, in the place of what it chose before."""
        await self.run("tapped", vote_id=vote_id, household_id=household_id, account_id=account_id)
        await self.run("choose", vote_id=vote_id, household_id=household_id, choice=choice.value)

    async def choice(self, vote_id: int, household_id: int) -> Choice | None:
        """Return what a household chose: to be shown to itself, and to nobody else."""
        row = await self.one("choice", vote_id=vote_id, household_id=household_id)
        return Choice(row["choice"]) if row else None

    async def by_hand(self, vote_id: int, household_ids: Collection[int], hand_count_id: int) -> None:
        """Note who took part at a meeting or on paper; what they tapped counts no more."""
        rows = _each(vote_id, household_ids)
        await self.many("by_hand", [{**row, "hand_count_id": hand_count_id} for row in rows])
        await self.many("cancel", rows)

    async def count(self, vote_id: int) -> Totals:
        """Return what the taps come to that count now."""
        found = {row["choice"]: int(row["number"]) for row in await self.all("count", vote_id=vote_id)}
        return Totals(
            *(found.get(choice.value, 0) for choice in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN))
        )

    async def close(self, vote_id: int) -> None:
        """Erase which household chose what, who tapped for it, and what the buttons meant."""
        await self.all("forget_ballots", vote_id=vote_id)
        await self.all("seal", vote_id=vote_id)
        buttons = f'%"do":"CastVote","vote_id":{vote_id},%'
        await self.all("forget_updates", pattern=buttons)
        await self.all("forget_buttons", pattern=buttons)

    async def lost(self) -> list[tuple[int, int]]:
        """Return vote and household of taps whose choice isn't here: the records come from a backup."""
        return [(row["vote_id"], row["household_id"]) for row in await self.all("lost")]

    async def reset(self, vote_id: int, household_ids: Collection[int]) -> None:
        """Note that households have not taken part after all."""
        await self.many("reset", _each(vote_id, household_ids))

    async def named_voter(self, household_id: int) -> int | None:
        """Return the account that a household named to tap for it."""
        row = await self.one("named_voter", household_id=household_id)
        return row["account_id"] if row else None

    async def name_voter(self, household_id: int, account_id: int) -> None:
        """Name who taps for a household."""
        await self.run("name_voter", household_id=household_id, account_id=account_id)


def totals_values(totals: Totals | None) -> dict[str, object]:
    """Return totals as columns, all of them NULL where there are none."""
    return {
        "in_favour": totals.in_favour if totals is not None else None,
        "against": totals.against if totals is not None else None,
        "abstaining": totals.abstaining if totals is not None else None,
    }


def totals_of(row: Any) -> Totals | None:  # noqa: ANN401 - a driver's row, here and below
    """Return the totals in a row."""
    return None if row["in_favour"] is None else Totals(row["in_favour"], row["against"], row["abstaining"])


def _each(vote_id: int, household_ids: Collection[int]) -> list[dict[str, object]]:
    return [{"vote_id": vote_id, "household_id": household_id} for household_id in household_ids]


def _vote(row: Any) -> Vote:  # noqa: ANN401
    return Vote(
        id=row["id"],
        matter_id=row["matter_id"],
        state=VoteState(row["state"]),
        electorate=row["electorate"],
        noticed_at=from_micros(row["noticed_at"]),
        opens_at=from_micros(row["opens_at"]),
        closes_at=from_micros(row["closes_at"]),
        quorum=Fraction(row["quorum_part"], row["quorum_whole"]),
        majority=Fraction(row["majority_part"], row["majority_whole"]),
        totals=totals_of(row),
        extended=bool(row["extended"]),
        closed_at=from_micros(row["closed_at"]) if row["closed_at"] is not None else None,
    )


def _elector(row: Any) -> Elector:  # noqa: ANN401
    return Elector(
        household_id=row["household_id"],
        way=Way(row["way"]) if row["way"] is not None else None,
        account_id=row["account_id"],
        hand_count_id=row["hand_count_id"],
        sealed=bool(row["sealed"]),
    )
