"""The witness of a hand count: it counts once another cadre has confirmed it, and cancels what was tapped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.ballot import Way
from bot.domain.hand_count import HandCountState, HandCountStep, may_witness
from bot.domain.notices.hand_counts import (
    CountedTwice,
    HandCountConfirmed,
    HandCountOver,
    HandCountRefused,
    NotAWitness,
    TotalsDontFit,
    TotalsUnread,
    WitnessAsked,
    WitnessRequest,
)
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.voting import TapCancelled
from bot.domain.people import MembershipState
from bot.domain.queues import Priority
from bot.usecases import auditing, hand_rolls
from bot.usecases.hand_counting import must_be_open
from bot.usecases.vote_seats import the_secretary, vote_and_question

if TYPE_CHECKING:
    from bot.domain.actions.hand_counts import ChooseWitness, ConfirmHandCount
    from bot.domain.hand_count import HandCount
    from bot.domain.notices.voting import Question
    from bot.domain.people import Person
    from bot.domain.vote import Vote
    from bot.usecases.work import Work


async def ask(work: Work, person: Person, action: ChooseWitness) -> None:
    """Ask a cadre whether it was as the secretary entered it."""
    secretary = the_secretary(person)
    hand_count = await hand_rolls.draft(work, person, action.hand_count_id)
    vote, question = await vote_and_question(work, hand_count.vote_id)
    must_be_open(vote)
    cadres = {one.id: one for one in await work.records.people.cadres()}
    witness = cadres.get(action.cadre_id)
    if witness is None or not may_witness(witness, secretary.id):
        raise NotAWitness
    account = await work.records.accounts.of_cadre(witness.id)
    if account is None or not account.reachable:
        raise NotAWitness
    if hand_count.totals is None:
        raise TotalsUnread
    there = set(await work.records.hand_counts.households(hand_count.id))
    if hand_count.totals.took_part != len(there):  # somebody was ticked after the totals were written
        raise TotalsDontFit(hand_count.totals, len(there))
    offered = replace(hand_count.stepped(HandCountStep.OFFER), witness_id=witness.id)
    await work.records.hand_counts.save(offered)
    await work.records.dialogues.clear(person.account.id)
    numbers = [one.number for one in await hand_rolls.on_roll(work, hand_count) if one.id in there]
    request = WitnessRequest(
        hand_count.id, question, hand_count.occasion, secretary.name, tuple(numbers), hand_count.totals
    )
    await work.tell(account, request, priority=Priority.TASK)
    await work.tell(person.account, WitnessAsked(hand_count.id, witness.name))


async def answer(work: Work, person: Person, action: ConfirmHandCount) -> None:
    """属实, or 不对: the word of whoever was asked, and of nobody else."""
    hand_count = await work.records.hand_counts.get(action.hand_count_id)
    if hand_count is None or person.cadre is None or hand_count.witness_id != person.cadre.id:
        raise NotYours
    if hand_count.state is not HandCountState.OFFERED:
        raise HandCountOver
    vote, question = await vote_and_question(work, hand_count.vote_id)
    must_be_open(vote)
    secretary = await work.records.accounts.of_cadre(hand_count.cadre_id)
    if not action.agrees:
        await work.records.hand_counts.save(replace(hand_count.stepped(HandCountStep.REFUSE), totals=None))
        await auditing.note(work, Act.REFUSED_HANDS, by=person, amount=hand_count.id)
        for account, own in ((person.account, True), (secretary, False)):
            await work.tell(account, HandCountRefused(question, person.cadre.name, own))
        return
    households = await work.records.hand_counts.households(hand_count.id)
    cancelled = await _take_part(work, vote, hand_count, households, question)
    await work.records.hand_counts.save(hand_count.stepped(HandCountStep.CONFIRM))
    await auditing.note(work, Act.CONFIRMED_HANDS, by=person, amount=hand_count.id)
    confirmed = HandCountConfirmed(question, len(households), cancelled)
    for account in (person.account, secretary):
        await work.tell(account, confirmed)


async def _take_part(
    work: Work, vote: Vote, hand_count: HandCount, households: list[int], question: Question
) -> int:
    """Note that these households took part; cancel what they tapped, and tell them. Return how many had."""
    electors = {one.household_id: one for one in await work.records.votes.electors(vote.id)}
    numbers = {one.id: one.number for one in await work.records.people.households()}
    for household_id in households:
        elector = electors[household_id]
        if elector.way is Way.HANDS or elector.sealed:
            raise CountedTwice(numbers[household_id])
    tapped = [one for one in households if electors[one].took_part]
    await work.records.votes.by_hand(vote.id, households, hand_count.id)
    township = next(
        (one for one in await work.records.people.cadres() if one.is_township and one.active), None
    )
    notice = TapCancelled(
        question,
        hand_count.occasion,
        township.name if township is not None else "",
        township.phone if township is not None else None,
    )
    for household_id in tapped:
        for one in await work.records.accounts.memberships_of_household(household_id):
            if one.state is MembershipState.JOINED:
                account = await work.records.accounts.get(one.account_id)
                await work.tell(account, notice, priority=Priority.TASK)
    return len(tapped)
