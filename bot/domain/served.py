"""How cases were served during the time that a disclosure covers, as it stood at its end.

Each case is received in one disclosure, and answered in one; what is open is so in each until it isn't.
What counts at all, and the three rates, are those of `rates`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.domain.case import Case
from bot.domain.case_life import CaseState
from bot.domain.rates import (
    MOVED_ON,
    RESPONSE,
    Followed,
    Rate,
    counts,
    resolution_rate,
    response_rate,
    satisfaction_rate,
)
from bot.domain.sheet_figures import CenterService, Service, merged
from bot.domain.topic import Topic

SHOWN: Final = tuple(topic for topic in Topic if topic not in {Topic.COMPLAINT, Topic.QUESTION})


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a disclosure covers: [since, until)."""

    since: datetime
    until: datetime

    def __contains__(self, at: object) -> bool:
        """Whether an instant lies in it."""
        return isinstance(at, datetime) and self.since <= at < self.until


@dataclass(frozen=True, slots=True)
class Tale:
    """A case as it stood at the end of the time covered, with when each step first happened to it."""

    case: Case
    steps: dict[str, datetime]
    received: bool
    """Whether this disclosure is the one that counts it as received."""

    @property
    def followed(self) -> Followed:
        """What the rates need of it."""
        moved = [at for step, at in self.steps.items() if step in MOVED_ON]
        return Followed(self.case, min(moved, default=None), "explained" in self.steps, "rated" in self.steps)


def told_at(case: Case, steps: dict[str, datetime], until: datetime, received: Collection[int]) -> Tale:
    """Return a case as it stood at an instant: what was done since is not done."""
    earlier = {step: at for step, at in steps.items() if at < until}
    stood = case
    if case.closed_at is not None and case.closed_at >= until and case.answered_at is not None:
        stood = replace(stood, state=CaseState.ANSWERED, closed_at=None, outcome=None, rating=None)
    if case.answered_at is not None and case.answered_at >= until:
        stood = replace(
            stood, state=CaseState.ASSIGNED, answered_at=None, closed_at=None, outcome=None, rating=None
        )
    if case.first_answered_at is not None and case.first_answered_at >= until:
        stood = replace(stood, first_answered_at=None, on_the_spot=False)
    return Tale(stood, earlier, case.id in received)


def counted(tales: Iterable[Tale]) -> list[Tale]:
    """Return those that stand in figures at all: no complaint, nothing withheld or taken back."""
    return [tale for tale in tales if counts(tale.case)]


def service(tales: Sequence[Tale], span: Span) -> Service:
    """Return how these cases were served."""
    total = Service()
    for tale in tales:
        total += _one(tale, span)
    return total


def by_center(tales: Sequence[Tale], span: Span) -> tuple[CenterService, ...]:
    """Return a row for each center and for proxy handling, small ones merged; `()` is no center chosen."""
    rows = [
        CenterService((topic,), service([t for t in tales if t.case.topic is topic], span)) for topic in SHOWN
    ]
    for topic, topics in ((Topic.QUESTION, (Topic.QUESTION,)), (None, ())):
        others = [tale for tale in tales if tale.case.topic is topic]
        if others:
            rows.append(CenterService(topics, service(others, span)))
    return merged(rows)


def rates(tales: Sequence[Tale], span: Span) -> tuple[Rate, Rate, Rate]:
    """Return response, resolution and satisfaction of what was decided in that time."""
    followed = [tale.followed for tale in tales]
    prompt = [each for each in followed if _response_known_at(each) in span]
    return (
        response_rate(prompt, span.until),
        resolution_rate([each.case for each in followed], span.until),
        satisfaction_rate(followed),
    )


def _one(tale: Tale, span: Span) -> Service:
    case = tale.case
    answered = case.first_answered_at is not None and (tale.received or case.first_answered_at >= span.since)
    in_time = answered and case.first_answered_at is not None and case.first_answered_at <= case.first_due_at
    unanswered = case.runs and case.first_answered_at is None
    explained = tale.steps.get("explained")
    return Service(
        received=int(tale.received),
        on_the_spot=int(in_time and case.on_the_spot),
        within_the_week=int(in_time and not case.on_the_spot),
        late=int((answered and not in_time) or (unanswered and case.first_due_at < span.until)),
        explained=int(explained is not None and (tale.received or explained >= span.since)),
        open=int(case.runs),
    )


def _response_known_at(each: Followed) -> datetime:
    """Return when it was certain whether a case was moved on within a day: each counts in one disclosure."""
    day_old = each.case.opened_at + RESPONSE
    return min(day_old, each.moved_on_at) if each.moved_on_at is not None else day_old
