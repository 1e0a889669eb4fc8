"""Voting: a tap on 同意, 反对 or 弃权, once for each household, to be changed until the close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.ballot import Choice, Way
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.voting import (
    BallotTaken,
    ChoiceTaken,
    NoChoiceYet,
    NotCountedYet,
    NotInElectorate,
    NotTheVoter,
    NoVote,
    Participant,
    Participants,
    SealedVote,
    TookPartByHand,
    VoteCard,
    VoteNotOpen,
    VoteOver,
)
from bot.domain.paging import Page
from bot.domain.voter import voter_of
from bot.usecases.vote_seats import asked, candidates, seat, seat_of, vote_and_question

if TYPE_CHECKING:
    from bot.domain.actions.voting import CastVote, ShowMyChoice, ShowParticipants, ShowVote
    from bot.domain.electorate import Elector
    from bot.domain.people import Household, Person
    from bot.domain.vote import Vote
    from bot.usecases.reading import Reading
    from bot.usecases.work import Work

PAGE: Final = 60  # households on one screen: four a line


async def cast(work: Work, person: Person, action: CastVote) -> None:
    """同意, 反对 or 弃权: take it down in the place of what the household chose before.

    The buttons lose their meaning at once, and the message gets others: nobody who sees the update later
    can find out what it said. What was chosen is said over the button, and in no message.
    """
    vote, question = await vote_and_question(work, action.vote_id)
    household, elector = await _own(work, vote, person)
    found, named = await candidates(work, household)
    voter = voter_of(found, named)
    if voter is None or voter.account_id != person.account.id:
        who = next((one for one in found if one.account_id == elector.account_id), voter)
        raise NotTheVoter(who.name if who is not None else household.head, voted=elector.took_part)
    if elector.sealed:
        raise SealedVote
    if elector.way is Way.HANDS:
        raise TookPartByHand
    if not vote.takes(work.asked_at):
        raise VoteNotOpen(vote.opens_at) if vote.under_way and work.asked_at < vote.opens_at else VoteOver
    choice = Choice(action.choice)
    await work.records.votes.cast(vote.id, household.id, person.account.id, choice)
    if work.token is not None:
        await work.records.keyboards.remove(work.token)
    his = await seat_of(work, vote, household, person.account.id)
    assert his is not None
    await work.tell(person.account, BallotTaken(question, vote, his), edits=work.tapped)
    work.over_button = ChoiceTaken(choice, vote.closes_at)


async def show_choice(work: Work, person: Person, action: ShowMyChoice) -> None:
    """Say over the button what the household chose, to whoever taps for it."""
    vote, _ = await vote_and_question(work, action.vote_id)
    household, elector = await _own(work, vote, person)
    found, named = await candidates(work, household)
    voter = voter_of(found, named)
    if voter is None or voter.account_id != person.account.id:
        raise NotTheVoter(voter.name if voter is not None else household.head, voted=elector.took_part)
    choice = await work.records.votes.choice(vote.id, household.id)
    if choice is None:
        raise VoteOver if vote.is_closed else NoChoiceYet
    work.over_button = ChoiceTaken(choice, vote.closes_at)


async def show(work: Work, person: Person, action: ShowVote) -> None:
    """Show how far a matter's vote has come, with the buttons to vote."""
    matter = await work.records.matters.get(action.matter_id)
    vote = await work.records.votes.of_matter(action.matter_id) if matter is not None else None
    if matter is None or vote is None:
        raise NoVote
    card = VoteCard(
        question=asked(matter),
        vote=vote,
        seat=await seat(work, vote, person),
        took_part=await work.records.votes.took_part(vote.id),
        is_secretary=person.cadre is not None and person.cadre.is_secretary,
        is_cadre=person.cadre is not None and not person.cadre.is_township,
    )
    await work.tell(person.account, card)


async def show_participants(work: Work, person: Person, action: ShowParticipants) -> None:
    """Show who took part, after the close."""
    vote, question = await vote_and_question(work, action.vote_id)
    if not vote.is_closed:
        raise NotCountedYet
    everybody = await participants(work, vote)
    part = everybody[action.offset : action.offset + PAGE]
    page = Page(action.offset, PAGE, len(everybody) > action.offset + PAGE)
    notice = Participants(question, vote, tuple(part), len(everybody), page)
    await work.tell(person.account, notice, edits=work.tapped if action.in_place else None)


async def participants(work: Reading, vote: Vote) -> list[Participant]:
    """Return the households that took part, by number. In which way, is no business of others'."""
    households = {one.id: one for one in await work.records.people.households()}
    took_part = [
        households[e.household_id] for e in await work.records.votes.electors(vote.id) if e.took_part
    ]
    return [Participant(one.number, one.head) for one in sorted(took_part, key=lambda one: one.number)]


async def _own(work: Work, vote: Vote, person: Person) -> tuple[Household, Elector]:
    """Return a person's household as one of the electorate.

    Whose it is, the roster says: a cadre without a household of his own votes for nobody.
    """
    if person.household is None:
        raise NotYours
    elector = await work.records.votes.elector(vote.id, person.household.id)
    if elector is None:
        raise NotInElectorate
    return person.household, elector
