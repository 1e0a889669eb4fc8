"""Votes in both databases: what a household chose is there until the close, and nowhere after it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bot.domain.actions.voting import CastVote, ShowVote
from bot.domain.ballot import Choice, Totals, Way
from bot.domain.electorate import Elector
from bot.domain.hand_count import HandCount, HandCountState, Occasion
from bot.domain.keyboard import Keyboard
from bot.domain.matter import Matter
from bot.domain.matter_life import Stage
from bot.domain.matter_number import MatterNumber
from bot.domain.queues import RawUpdate
from bot.domain.vote import Vote
from bot.domain.vote_life import VoteState
from bot.ports import Records
from tests.storage.samples import DAY, NOW, Sample


async def vote_in(sample: Sample, state: VoteState = VoteState.OPEN) -> Vote:
    async def unit(records: Records) -> Vote:
        matter = await records.matters.add(
            Matter(0, MatterNumber(2026, 0), Stage.VOTING, NOW, NOW, None, None, "修路")
        )
        vote = Vote(0, matter.id, state, 2, NOW, NOW, NOW + DAY, Fraction(2, 3), Fraction(1, 2))
        return await records.votes.add(vote, [sample.household.id, sample.other_household.id])

    return await sample.do(unit)


async def test_a_vote_is_read_as_it_was_stored(sample: Sample) -> None:
    vote = await vote_in(sample)
    assert await sample.look(lambda records: records.votes.get(vote.id)) == vote
    assert await sample.look(lambda records: records.votes.of_matter(vote.matter_id)) == vote
    assert await sample.look(lambda records: records.votes.under_way()) == [vote]
    closed = replace(vote, state=VoteState.ADOPTED, totals=Totals(2), extended=True, closed_at=NOW)
    await sample.do(lambda records: records.votes.save(closed))
    assert await sample.look(lambda records: records.votes.get(vote.id)) == closed
    assert await sample.look(lambda records: records.votes.under_way()) == []


async def test_a_household_chooses_once_and_again(sample: Sample) -> None:
    vote, home, by = await vote_in(sample), sample.household.id, sample.villager.id
    for choice in (Choice.FOR, Choice.AGAINST):
        await sample.do(lambda records, choice=choice: records.votes.cast(vote.id, home, by, choice))  # type: ignore[misc]
    assert await sample.look(lambda records: records.votes.count(vote.id)) == Totals(0, 1)
    assert await sample.look(lambda records: records.votes.choice(vote.id, home)) is Choice.AGAINST
    assert await sample.look(lambda records: records.votes.took_part(vote.id)) == 1
    assert await sample.look(lambda records: records.votes.elector(vote.id, home)) == Elector(
        home, Way.TAP, by
    )


async def test_the_close_leaves_who_took_part_and_nothing_of_what_they_chose(sample: Sample) -> None:
    vote, other = await vote_in(sample), await vote_in(sample)
    home, by = sample.household.id, sample.villager.id
    tap = RawUpdate(8, by, '{"data":"token_of-a-vote1:0"}', readable=True)

    async def unit(records: Records) -> None:
        for one in (vote, other):
            await records.votes.cast(one.id, home, by, Choice.FOR)
        for token, action in (
            ("token_of-a-vote1", CastVote(vote.id, "for")),
            ("token-of-another", CastVote(other.id, "for")),
            ("token_of_a_card1", ShowVote(vote.matter_id)),
        ):
            await records.keyboards.add(Keyboard(token, by, [action], NOW))
        await records.inbox.put([tap], NOW)
        (row,) = await records.inbox.heads(NOW, 5)
        await records.inbox.fail(row.id, "ValueError", None)
        assert await records.inbox.waits(NOW) is False
        await records.votes.close(vote.id)

    await sample.do(unit)
    assert await sample.look(lambda records: records.votes.count(vote.id)) == Totals()
    assert await sample.look(lambda records: records.votes.count(other.id)) == Totals(1)
    elector = await sample.look(lambda records: records.votes.elector(vote.id, home))
    assert elector == Elector(home, Way.TAP, sealed=True)
    assert await sample.look(lambda records: records.keyboards.get("token_of-a-vote1")) is None
    assert await sample.look(lambda records: records.keyboards.get("token-of-another")) is not None
    assert await sample.look(lambda records: records.keyboards.get("token_of_a_card1")) is not None
    assert await sample.look(lambda records: records.inbox.parked()) == []


async def test_a_hand_count_takes_the_place_of_a_tap(sample: Sample) -> None:
    vote, home = await vote_in(sample), sample.household.id

    async def unit(records: Records) -> HandCount:
        await records.votes.cast(vote.id, home, sample.villager.id, Choice.FOR)
        count = await records.hand_counts.add(HandCount(0, vote.id, Occasion.PAPER, sample.secretary.id, NOW))
        await records.hand_counts.put(count.id, [home, sample.other_household.id])
        await records.hand_counts.take(count.id, [sample.other_household.id])
        confirmed = replace(
            count, state=HandCountState.CONFIRMED, witness_id=sample.cadre.id, totals=Totals(0, 1)
        )
        await records.hand_counts.save(confirmed)
        await records.votes.by_hand(vote.id, [home], count.id)
        return confirmed

    count = await sample.do(unit)
    assert await sample.look(lambda records: records.votes.count(vote.id)) == Totals()
    assert await sample.look(lambda records: records.hand_counts.of_vote(vote.id)) == [count]
    assert await sample.look(lambda records: records.hand_counts.get(count.id)) == count
    assert await sample.look(lambda records: records.hand_counts.households(count.id)) == [home]
    await sample.do(lambda records: records.hand_counts.forget(vote.id))
    assert (await sample.look(lambda records: records.hand_counts.of_vote(vote.id)))[0].totals is None


async def test_a_tap_whose_choice_a_backup_lacks_is_found_and_taken_back(sample: Sample) -> None:
    vote, home = await vote_in(sample), sample.household.id

    async def unit(records: Records) -> None:
        await records.votes.cast(vote.id, home, sample.villager.id, Choice.FOR)
        assert await records.votes.lost() == []
        await records.votes.by_hand(vote.id, [], 0)

    await sample.do(unit)
    assert await sample.look(lambda records: records.votes.lost()) == []
    await sample.do(lambda records: records.votes.reset(vote.id, [home]))
    assert await sample.look(lambda records: records.votes.electors(vote.id)) == [
        Elector(home),
        Elector(sample.other_household.id),
    ]


async def test_a_household_names_who_taps_for_it(sample: Sample) -> None:
    home = sample.household.id
    assert await sample.look(lambda records: records.votes.named_voter(home)) is None
    for account in (sample.officer.id, sample.villager.id):
        await sample.do(lambda records, one=account: records.votes.name_voter(home, one))  # type: ignore[misc]
    assert await sample.look(lambda records: records.votes.named_voter(home)) == sample.villager.id
    await sample.do(lambda records: records.erasure.account(sample.villager.id))
    assert await sample.look(lambda records: records.votes.named_voter(home)) is None
