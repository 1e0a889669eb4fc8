"""Counting: in the transaction that closes a vote it is counted, and who chose what is erased."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.ballot import Totals
from bot.domain.hand_count import HandCountState
from bot.domain.matter_life import MatterStep
from bot.domain.reminder import ReminderKind
from bot.domain.times import to_micros
from bot.domain.vote_life import VoteState
from bot.usecases import hand_counting, matter_due, vote_calling, vote_spreading
from bot.usecases.vote_seats import matter_of
from bot.usecases.vote_spreading import What

if TYPE_CHECKING:
    from bot.domain.reminder import Reminder
    from bot.domain.vote import Vote
    from bot.usecases.work import Work

PAUSE: Final = timedelta(seconds=1)
LOOKS: Final = 30
"""So often, at most, the close waits for taps that came before it and are still being handled."""
STEPS: Final = {
    VoteState.SHORT: (MatterStep.MISS, What.SHORT),
    VoteState.ADOPTED: (MatterStep.ADOPT, What.DECIDED),
    VoteState.REJECTED: (MatterStep.REJECT, What.DECIDED),
}
"""What a count means for the matter, and what the village is told."""


async def close(work: Work, reminder: Reminder) -> None:
    """Close a vote and count it, once whatever the bot got before its close is handled."""
    vote = await work.records.votes.get(reminder.subject)
    key, _, look = reminder.period.partition("+")
    if vote is None or vote.state is not VoteState.OPEN or key != str(to_micros(vote.closes_at)):
        return
    looks = int(look or 0)
    if looks < LOOKS and await work.records.inbox.waits(vote.closes_at):
        await work.records.reminders.put(
            ReminderKind.VOTE_CLOSE, vote.id, f"{key}+{looks + 1}", work.now + PAUSE
        )
        return
    counted = vote.counted(await count(work, vote), work.now)
    await hand_counting.drop_waiting(work, vote)
    await work.records.votes.save(counted)
    await work.records.hand_counts.forget(vote.id)
    await work.records.votes.close(vote.id)
    step, what = STEPS[counted.state]
    matter = await matter_of(work, vote)
    await vote_calling.move(work, matter, step)
    if step is MatterStep.ADOPT:
        await matter_due.ask_to_carry_out(work, matter)
    await vote_spreading.begin(work, counted, what)


async def count(work: Work, vote: Vote) -> Totals:
    """Return what was counted before an extension, the last taps, and what witnesses confirmed, together."""
    counted = await work.records.votes.count(vote.id) + (vote.totals or Totals())
    for hand_count in await work.records.hand_counts.of_vote(vote.id):
        if hand_count.state is HandCountState.CONFIRMED and hand_count.totals is not None:
            counted += hand_count.totals
    return counted
