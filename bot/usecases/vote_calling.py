"""Calling a vote: its notice, with which the electorate is fixed; its opening, extension and calling off."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.electorate import electorate
from bot.domain.matter import MatterEvent
from bot.domain.matter_life import MatterStep
from bot.domain.notices.voting import CantExtend, VoteExtended, VoteLost
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.domain.times import instant, to_micros
from bot.domain.vote import Vote
from bot.domain.vote_life import VoteState, VoteStep
from bot.domain.voter import voter_of
from bot.usecases import auditing, hand_counting, vote_spreading
from bot.usecases.vote_seats import candidates, matter_of, seat_of, the_secretary, vote_and_question
from bot.usecases.vote_spreading import What

if TYPE_CHECKING:
    from bot.domain.actions.voting import ExtendVote
    from bot.domain.matter import Matter
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work

EVE: Final = timedelta(days=1)  # before the close


async def announce(work: Work, matter: Matter) -> Vote:
    """Announce the vote on a matter that has just come to its notice, and fix its electorate.

    A vote before it that fell short is replaced: what was counted then is erased, and told to nobody.
    """
    assert matter.noticed_at is not None
    assert matter.opens_at is not None
    assert matter.closes_at is not None
    votes, rules = work.records.votes, work.rules.deliberation
    before = await votes.of_matter(matter.id)
    if before is not None and before.totals is not None:
        await votes.save(replace(before, totals=None))
    households = electorate(await work.records.people.households())
    vote = await votes.add(
        Vote(
            id=0,
            matter_id=matter.id,
            state=VoteState.ANNOUNCED,
            electorate=len(households),
            noticed_at=matter.noticed_at,
            opens_at=matter.opens_at,
            closes_at=matter.closes_at,
            quorum=rules.quorum,
            majority=rules.majority,
        ),
        households,
    )
    await work.records.reminders.put(ReminderKind.VOTE_OPEN, vote.id, "", vote.opens_at)
    await _plan_close(work, vote)
    await vote_spreading.begin(work, vote, What.NOTICE)
    return vote


async def open_(work: Work, reminder: Reminder) -> None:
    """Open a vote at its date."""
    vote = await work.records.votes.get(reminder.subject)
    if vote is None or not vote.can(VoteStep.OPEN):
        return
    opened = vote.stepped(VoteStep.OPEN)
    await work.records.votes.save(opened)
    await move(work, await matter_of(work, vote), MatterStep.OPEN)
    await vote_spreading.begin(work, opened, What.OPEN)


async def eve(work: Work, reminder: Reminder) -> None:
    """The day before the close: remind whoever has not voted."""
    vote = await work.records.votes.get(reminder.subject)
    if vote is not None and reminder.period == _key(vote):
        await vote_spreading.begin(work, vote, What.EVE)


async def extend(work: Work, person: Person, action: ExtendVote) -> None:
    """延长一次: the same vote goes on, for those who have not taken part."""
    the_secretary(person)
    vote, question = await vote_and_question(work, action.vote_id)
    newest = await work.records.votes.of_matter(vote.matter_id)
    matter = await matter_of(work, vote)
    if not vote.can(VoteStep.EXTEND) or newest != vote:
        raise CantExtend
    zone = work.village.zone
    day = work.today + work.rules.deliberation.extension
    longer = vote.extended_until(instant(day, vote.closes_at.astimezone(zone).time(), zone))
    await work.records.votes.save(longer)
    await move(work, replace(matter, closes_at=longer.closes_at), MatterStep.EXTEND)
    await _plan_close(work, longer)
    await auditing.note(work, Act.EXTENDED_VOTE, by=person, amount=vote.id)
    own = await seat_of(work, longer, person.household, person.account.id) if person.household else None
    key = vote_spreading.key_of(longer, What.EXTENDED, person.account)
    await work.tell(person.account, VoteExtended(question, longer, own), key=key)
    await vote_spreading.begin(work, longer, What.EXTENDED)


async def call_off(work: Work, matter: Matter) -> None:
    """End a vote whose matter was dropped: nothing is counted, and what was chosen is erased."""
    vote = await work.records.votes.of_matter(matter.id)
    if vote is None or not vote.can(VoteStep.CALL_OFF):
        return
    ended = replace(vote.stepped(VoteStep.CALL_OFF), totals=None, closed_at=work.now)
    await hand_counting.drop_waiting(work, vote)
    await work.records.hand_counts.forget(vote.id)
    await work.records.votes.save(ended)
    await work.records.votes.close(vote.id)
    for kind in (ReminderKind.VOTE_OPEN, ReminderKind.VOTE_EVE, ReminderKind.VOTE_CLOSE):
        await work.records.reminders.cancel(kind, vote.id)
    await vote_spreading.begin(work, ended, What.CALLED_OFF)


async def take_up(work: Work) -> None:
    """At the bot's start: put off a close that fell due meanwhile; ask again whose vote a backup lacks."""
    for vote in await work.records.votes.under_way():
        later = vote.put_off(work.now)
        if later is not None:
            await work.records.votes.save(later)
            await work.records.matters.save(replace(await matter_of(work, vote), closes_at=later.closes_at))
            await _plan_close(work, later)
    for vote_id, household_id in await work.records.votes.lost():
        await _ask_again(work, vote_id, household_id)


async def _ask_again(work: Work, vote_id: int, household_id: int) -> None:
    vote, question = await vote_and_question(work, vote_id)
    await work.records.votes.reset(vote_id, [household_id])
    household = await work.records.people.household(household_id)
    assert household is not None
    voter = voter_of(*await candidates(work, household))
    account = await work.records.accounts.get(voter.account_id) if voter is not None else None
    seat = await seat_of(work, vote, household, account.id) if account is not None else None
    if seat is not None:
        await work.tell(account, VoteLost(question, vote, seat), priority=Priority.TASK)


async def move(work: Work, matter: Matter, step: MatterStep) -> None:
    """Take a matter one step further, and note it in its history."""
    await work.records.matters.save(matter.stepped(step, work.now, work.rules.deliberation.stages))
    await work.records.matters.record(MatterEvent(matter.id, step.value, work.now))


async def _plan_close(work: Work, vote: Vote) -> None:
    reminders = work.records.reminders
    await reminders.put(ReminderKind.VOTE_CLOSE, vote.id, _key(vote), vote.closes_at)
    eve_at = vote.closes_at - EVE
    if eve_at > max(work.now, vote.opens_at):
        await reminders.put(ReminderKind.VOTE_EVE, vote.id, _key(vote), eve_at)


def _key(vote: Vote) -> str:
    return str(to_micros(vote.closes_at))
