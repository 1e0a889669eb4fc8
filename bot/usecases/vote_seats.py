"""How a person stands with a vote: who taps for his household, and whether it has taken part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.ballot import Way
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.voting import NoVote, Question, Seat
from bot.domain.voter import Voter, may_name, voter_of, voters

if TYPE_CHECKING:
    from bot.domain.matter import Matter
    from bot.domain.people import Cadre, Household, Person
    from bot.domain.vote import Vote
    from bot.usecases.reading import Reading


async def vote_and_question(work: Reading, vote_id: int) -> tuple[Vote, Question]:
    """Return a vote with what is put to it; raise NoVote where there is none."""
    vote = await work.records.votes.get(vote_id)
    if vote is None:
        raise NoVote
    return vote, await question_of(work, vote)


async def question_of(work: Reading, vote: Vote) -> Question:
    """Return what is put to a vote."""
    return asked(await matter_of(work, vote))


async def matter_of(work: Reading, vote: Vote) -> Matter:
    """Return the matter of a vote."""
    matter = await work.records.matters.get(vote.matter_id)
    if matter is None:
        raise NothingPending
    return matter


def asked(matter: Matter) -> Question:
    """Return what is put to the vote on a matter."""
    return Question(matter.id, matter.number, matter.title)


def the_secretary(person: Person) -> Cadre:
    """Return the secretary; raise NotYours for anybody else."""
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    return person.cadre


async def candidates(work: Reading, household: Household) -> tuple[list[Voter], int | None]:
    """Return who could tap for a household, and whom it has named."""
    found = voters(
        household,
        await work.records.people.members(household.id),
        await work.records.accounts.memberships_of_household(household.id),
    )
    return found, await work.records.votes.named_voter(household.id)


async def seat_of(work: Reading, vote: Vote, household: Household, account_id: int) -> Seat | None:
    """Return how an account of a household stands with a vote; None where the household isn't asked."""
    elector = await work.records.votes.elector(vote.id, household.id)
    if elector is None:
        return None
    found, named = await candidates(work, household)
    voter = voter_of(found, named)
    who = next((one for one in found if one.account_id == elector.account_id), voter)
    return Seat(
        voter=who.name if who is not None else household.head,
        own=voter is not None and voter.account_id == account_id,
        took_part=elector.took_part,
        by_hand=elector.way is Way.HANDS,
        sealed=elector.sealed,
        may_name=len(found) > 1 and may_name(account_id, found, named),
    )


async def seat(work: Reading, vote: Vote, person: Person) -> Seat | None:
    """Return how a person's household stands with a vote; None where he has none that is asked."""
    if person.household is None:
        return None
    return await seat_of(work, vote, person.household, person.account.id)
