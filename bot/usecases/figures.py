"""The figures of a disclosure that the bot counts by itself: nobody can hold them back.

A feature adds its own figure with one row in EXTRAS.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain import served
from bot.domain.rates import Rate
from bot.domain.served import Span, Tale
from bot.domain.sheet_figures import SheetFigures
from bot.domain.times import local_day
from bot.domain.topic import Topic
from bot.domain.visit import expected
from bot.usecases import matter_disclosing

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.case import Case
    from bot.usecases.work import Work

Gather = Callable[["Work", Span, list[Tale]], Awaitable[Rate | int]]
"""Returns one figure of the time covered, from the records, or from the cases that stand in the figures."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The figures, and the cases that they count as received: no later disclosure counts those again."""

    figures: SheetFigures
    received: list[int]


async def gather(work: Work, span: Span) -> Gathered:
    """Count. Every case is received in exactly one disclosure, whenever it was written or stored."""
    tales = served.counted(await _tales(work, span))
    own = [tale for tale in tales if tale.case.registered_by is None]
    response, resolution, satisfaction = served.rates(own, span)
    nothing = Rate(0, 0)
    figures = SheetFigures(
        centers=served.by_center(own, span),
        total=served.service(own, span),
        response=response,
        resolution=resolution,
        satisfaction=satisfaction,
        visits=nothing,
        registered=sum(tale.received for tale in tales if tale.case.registered_by is not None),
    )
    extras: dict[str, Any] = {name: await count(work, span, tales) for name, count in EXTRAS.items()}
    return Gathered(replace(figures, **extras), [tale.case.id for tale in tales if tale.received])


async def _tales(work: Work, span: Span) -> list[Tale]:
    cases = work.records.cases
    new = await cases.uncounted(span.until)
    found = {case.id: case for case in new}
    for others in (
        await cases.running(),
        await cases.answered_since(span.since),
        await cases.closed_since(span.since),
    ):
        found |= {case.id: case for case in others if case.opened_at < span.until}
    received = {case.id for case in new}
    steps = await _steps(work, list(found.values()), span)
    return [
        served.told_at(case, steps.get(case_id, {}), span.until, received)
        for case_id, case in sorted(found.items())
    ]


async def _steps(work: Work, found: list[Case], span: Span) -> dict[int, dict[str, datetime]]:
    """Return when each step first happened: those of this time in one go, the few older ones one by one."""
    steps = await work.records.cases.first_steps(span.since, span.until)
    older = [case.id for case in found if case.opened_at < span.since]
    return steps | await work.records.cases.steps_of(older)


async def _proxy_done(work: Work, span: Span, tales: list[Tale]) -> int:
    """Procedures that an office has done, and what was answered of 代办 where no procedure was chosen."""
    proxies = work.records.proxies
    answered = [t.case for t in tales if t.case.topic is Topic.PROXY and t.case.first_answered_at in span]
    worded = [case for case in answered if await proxies.get(case.id) is None]
    return await proxies.done(span.since, span.until) + len(worded)


async def _visits(work: Work, span: Span, _tales: list[Tale]) -> Rate:
    """Visits recorded in that time, against four a week of every cadre; what a household denies is none."""
    held = await work.records.visits.held_between(span.since, span.until)
    cadres = len((await work.records.people.directory()).village_cadres)
    first, last = (local_day(at, work.village.zone) for at in (span.since, span.until))
    return Rate(len(held), expected(cadres, work.rules.visits.per_week, first, last))


async def _votes(work: Work, span: Span, _tales: list[Tale]) -> int:
    """Votes of the village that came to an end in that time, whatever they came to."""
    return await matter_disclosing.votes(work, span)


EXTRAS: Final[Mapping[str, Gather]] = {
    "visits": _visits,
    "proxy_done": _proxy_done,
    "votes": _votes,
}
"""Who counts which further field of SheetFigures: a feature that has something to show adds a row."""
