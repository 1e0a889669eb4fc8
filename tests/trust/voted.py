"""What is voted on in the town of the fourteen kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from bot.domain.ballot import Totals
from bot.domain.electorate import electorate
from bot.domain.hand_count import HandCount, HandCountState, Occasion
from bot.domain.matter import Matter
from bot.domain.matter_life import Stage
from bot.domain.matter_number import MatterNumber
from bot.domain.vote import Vote
from bot.domain.vote_life import VoteState
from bot.ports import Records
from tests.usecases.town import START

DAY = timedelta(days=1)


async def voted(
    records: Records, cadres: Mapping[str, int], household_id: int
) -> tuple[dict[str, int], int, dict[str, int]]:
    """Store an open vote with two hand counts, and a closed one; return them and the open one's matter."""
    households = electorate(await records.people.households())
    votes, matters = {}, {}
    for name, state, stage in (
        ("open", VoteState.OPEN, Stage.VOTING),
        ("closed", VoteState.SHORT, Stage.UNDECIDED),
    ):
        begun = await records.matters.add(
            Matter(0, MatterNumber(2026, 0), stage, START, START, None, None, "修二组的路")
        )
        number = await records.matters.give_number(begun.id, 2026)
        closes_at = START + DAY if state is VoteState.OPEN else START
        matter = replace(begun, number=number, noticed_at=START, opens_at=START, closes_at=closes_at)
        await records.matters.save(matter)
        vote = await records.votes.add(
            Vote(
                0,
                begun.id,
                VoteState.OPEN,
                len(households),
                START,
                START,
                closes_at,
                Fraction(2, 3),
                Fraction(1, 2),
            ),
            households,
        )
        if state is not VoteState.OPEN:
            await records.votes.save(replace(vote, state=state, totals=Totals(1), closed_at=START))
        votes[name], matters[name] = vote.id, begun.id
    counts = {}
    for name, state_of in (("draft", HandCountState.DRAFT), ("offered", HandCountState.OFFERED)):
        count = await records.hand_counts.add(
            HandCount(0, votes["open"], Occasion.MEETING, cadres["李样甲"], START)
        )
        await records.hand_counts.put(count.id, [household_id])
        witness = cadres["王样乙"] if state_of is HandCountState.OFFERED else None
        await records.hand_counts.save(replace(count, state=state_of, witness_id=witness, totals=Totals(1)))
        counts[name] = count.id
    return votes, matters["open"], counts
