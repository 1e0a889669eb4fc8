"""The result sheet: electorate, notice, participation, quorum and result, with space for signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.ballot import Way
from bot.domain.hand_count import HandCountState
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.voting import NotCountedYet, Participant, SheetGroup, VoteSheet
from bot.usecases.vote_seats import asked, matter_of, vote_and_question

if TYPE_CHECKING:
    from bot.domain.actions.voting import GetVoteSheet
    from bot.domain.people import Person
    from bot.domain.vote import Vote
    from bot.usecases.reading import Reading
    from bot.usecases.work import Work


async def give(work: Work, person: Person, action: GetVoteSheet) -> None:
    """结果单, to a cadre of the village."""
    if person.cadre is None:
        raise NotYours
    vote, _ = await vote_and_question(work, action.vote_id)
    if not vote.is_closed:
        raise NotCountedYet
    await work.tell(person.account, await sheet_of(work, vote))


async def sheet_of(work: Reading, vote: Vote) -> VoteSheet:
    """Return what stands on a vote's sheet."""
    matter = await matter_of(work, vote)
    electors = await work.records.votes.electors(vote.id)
    households = {one.id: one for one in await work.records.people.households()}
    groups = []
    for group in sorted({households[one.household_id].group for one in electors}):
        of_group = [one for one in electors if households[one.household_id].group == group]
        there = sorted(
            (households[one.household_id] for one in of_group if one.took_part), key=lambda one: one.number
        )
        took_part = tuple(Participant(one.number, one.head) for one in there)
        groups.append(SheetGroup(group, took_part, len(of_group)))
    cadres = {one.id: one.name for one in await work.records.people.cadres()}
    confirmed = [
        one
        for one in await work.records.hand_counts.of_vote(vote.id)
        if one.state is HandCountState.CONFIRMED and one.witness_id is not None
    ]
    return VoteSheet(
        question=asked(matter),
        place=matter.place,
        vote=vote,
        took_part=sum(one.took_part for one in electors),
        by_hand=sum(one.way is Way.HANDS for one in electors),
        groups=tuple(groups),
        witnesses=tuple(dict.fromkeys(cadres[one.witness_id] for one in confirmed if one.witness_id)),
    )
