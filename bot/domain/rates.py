"""The village's figures about its own service: what each counts, and out of how many.

Complaints about cadres are never counted, nor what its villager took back, nor what nobody has been given
yet. What a cadre registered for somebody (代人登记) is counted apart. "No reaction" is never satisfaction.
Whether something was in time is asked of the first promised date: no transfer or reopening moves it. What was
accepted for proxy handling (帮办制) is answered with that, and late where the date told then has passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.domain.case import Case
from bot.domain.case_life import UNSENT, CaseState, Outcome, Rating

RESPONSE: Final = timedelta(days=1)
"""Within this time a matter ought to be answered or moved on."""
MOVED_ON: Final = frozenset({"answered", "verifying", "accepted", "explained", "handed over"})
"""Steps of a case's history by which a cadre answers a matter or moves it on."""
UNCOUNTED: Final = UNSENT | {CaseState.WITHDRAWN, CaseState.ERASED}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    part: int
    whole: int
    """The denominator."""

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down so that 100 means all of them; None where there is nothing yet."""
        return self.part * 100 // self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Followed:
    """A case with what figures need of its history."""

    case: Case
    moved_on_at: datetime | None = None
    """When it was first answered, verified, explained or handed over."""
    explained: bool = False
    """Whether reasons were ever given instead of a solution."""
    rated: bool = False
    """Whether its villager ever rated it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures of some cases."""

    received: int
    on_the_spot: int
    """First answered with 当场答复."""
    in_time: int
    """First answered, or explained, not later than first promised."""
    late: int
    """First answered later than first promised, or not answered yet though that date has passed."""
    explained: int
    """Reasons were given instead of a solution."""
    open: int
    """A cadre's turn now: the clock runs."""
    reopened: int
    """Reopened at least once."""
    response: Rate
    resolution: Rate
    satisfaction: Rate


def counts(case: Case) -> bool:
    """Whether a case stands in figures at all."""
    return not case.is_complaint and case.about_id is None and case.state not in UNCOUNTED


def is_late(case: Case, now: datetime) -> bool:
    """Whether it is a cadre's turn though the first promised date has passed."""
    return case.runs and case.promised_at < now


def tally(followed: Iterable[Followed], now: datetime) -> Tally:
    """Return the figures of those that count."""
    counted = [each for each in followed if counts(each.case)]
    cases = [each.case for each in counted]
    return Tally(
        received=len(cases),
        on_the_spot=sum(case.on_the_spot for case in cases),
        in_time=sum(_in_time(case) for case in cases),
        late=sum(not _in_time(case) and _was_late(case, now) for case in cases),
        explained=sum(each.explained for each in counted),
        open=sum(case.runs for case in cases),
        reopened=sum(case.reopenings > 0 for case in cases),
        response=response_rate(counted, now),
        resolution=resolution_rate(cases, now),
        satisfaction=satisfaction_rate(counted),
    )


def response_rate(counted: Sequence[Followed], now: datetime) -> Rate:
    """Return how many were answered or moved on (verified, explained, handed over) within a day of opening.

    Out of those for which that is certain: moved on within the day, or a day old.
    """
    prompt = sum(_prompt(each) for each in counted)
    tardy = sum(not _prompt(each) and each.case.opened_at + RESPONSE <= now for each in counted)
    return Rate(prompt, prompt + tardy)


def resolution_rate(cases: Sequence[Case], now: datetime) -> Rate:
    """Return how many are closed because their villager said that they are resolved.

    Out of those that are closed, however that came, and those whose first promised date has passed:
    what drags on counts against it, and so does what could only be explained or met with no reaction.
    """
    resolved = sum(case.outcome is Outcome.RESOLVED for case in cases)
    decided = sum(case.state is CaseState.CLOSED or case.promised_at < now for case in cases)
    return Rate(resolved, decided)


def satisfaction_rate(counted: Sequence[Followed]) -> Rate:
    """Return how many were rated 满意 or 基本满意, and that still stands: a reopening takes it away.

    Out of those that were ever rated. Who said nothing is in neither number.
    """
    satisfied = sum(each.case.rating in {Rating.SATISFIED, Rating.FAIRLY} for each in counted)
    return Rate(satisfied, sum(each.rated or each.case.rating is not None for each in counted))


def _prompt(each: Followed) -> bool:
    return each.moved_on_at is not None and each.moved_on_at <= each.case.opened_at + RESPONSE


def _in_time(case: Case) -> bool:
    return case.first_answered_at is not None and case.first_answered_at <= case.first_due_at


def _was_late(case: Case, now: datetime) -> bool:
    return (case.first_answered_at or now) > case.first_due_at
