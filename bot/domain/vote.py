"""A vote: each household of the electorate once, counted at the close. Exact: no share is ever rounded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from bot.domain.ballot import Totals
from bot.domain.vote_life import CLOSED, TRANSITIONS, UNDER_WAY, VoteState, VoteStep, VoteStepError

SOON: Final = timedelta(minutes=1)
GRACE: Final = timedelta(minutes=10)
"""A bot that was off when a vote was to close, or until just before, keeps it open for so long: what people
tapped meanwhile is still on its way from Telegram."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote on a matter; where its quorum is missed another may follow."""

    id: int
    matter_id: int
    state: VoteState
    electorate: int
    """How many households may take part: fixed at the notice."""
    noticed_at: datetime
    opens_at: datetime
    closes_at: datetime
    quorum: Fraction
    """At least this share of the electorate must take part. As it was at the notice, like the next."""
    majority: Fraction
    """More than this share of the households that take part must be for it."""
    totals: Totals | None = None
    """What was counted at the close; None before. Told to nobody where the quorum was missed."""
    extended: bool = False
    closed_at: datetime | None = None

    @property
    def under_way(self) -> bool:
        """Whether it is announced or open."""
        return self.state in UNDER_WAY

    @property
    def is_closed(self) -> bool:
        """Whether it has been counted or called off, for now at least."""
        return self.state in CLOSED

    @property
    def is_decided(self) -> bool:
        """Whether its count is the village's word."""
        return self.state in {VoteState.ADOPTED, VoteState.REJECTED}

    @property
    def quorum_households(self) -> int:
        """How many households have to take part, at least."""
        wanted = self.electorate * self.quorum
        return max(1, -(-wanted.numerator // wanted.denominator))

    def takes(self, asked_at: datetime) -> bool:
        """Whether a tap counts that reached the bot at this instant: before the close, not in its minute."""
        return self.state is VoteState.OPEN and asked_at < self.closes_at

    def can(self, step: VoteStep) -> bool:
        """Whether this can happen to it."""
        if step is VoteStep.EXTEND and self.extended:
            return False
        return (self.state, step) in TRANSITIONS

    def stepped(self, step: VoteStep) -> Vote:
        """Return it one step further; raise VoteStepError where that can't happen."""
        if not self.can(step):
            raise VoteStepError(self.state, step)
        return replace(self, state=TRANSITIONS[self.state, step])

    def outcome(self, totals: Totals) -> VoteStep:
        """Return what a count comes to. An electorate of none decides nothing."""
        if self.electorate == 0 or Fraction(totals.took_part, self.electorate) < self.quorum:
            return VoteStep.MISS
        if Fraction(totals.in_favour, totals.took_part) > self.majority:
            return VoteStep.ADOPT
        return VoteStep.REJECT

    def counted(self, totals: Totals, at: datetime) -> Vote:
        """Return it closed with this count."""
        return replace(self.stepped(self.outcome(totals)), totals=totals, closed_at=at)

    def extended_until(self, closes_at: datetime) -> Vote:
        """Return it open again: what was counted stays, and those households have voted."""
        moved = self.stepped(VoteStep.EXTEND)
        return replace(moved, closes_at=closes_at, extended=True, closed_at=None)

    def put_off(self, started_at: datetime) -> Vote | None:
        """Return it with a later close where the bot started when this one was (nearly) due; else None."""
        if not self.under_way or self.closes_at > started_at + SOON:
            return None
        return replace(self, closes_at=started_at + GRACE)
