"""Figures from the records: which cases stand in them, and the month's report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight, Viewer, access
from bot.domain.month import Month
from bot.domain.month_report import CadreLine, MonthReport, TopicLine
from bot.domain.rates import MOVED_ON, Followed, Tally, counts, tally
from bot.domain.times import instant, local_day
from bot.domain.topic import Topic

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Cadre
    from bot.domain.village import Village
    from bot.ports import Records

ALWAYS_SHOWN: Final = tuple(topic for topic in Topic if topic is not Topic.COMPLAINT)


class MonthAheadError(Exception):
    """That month has not begun."""


class EmptyMonthError(Exception):
    """Nothing came in during that month."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which month to report, and when that is asked."""

    month: Month
    now: datetime


async def secretary_viewer(records: Records) -> Viewer:
    """Return the secretary as one who looks: what he may not know of stands in no figure of his."""
    secretary = (await records.people.directory()).secretary
    account = await records.accounts.of_cadre(secretary.id) if secretary is not None else None
    return Viewer(account.id if account is not None else 0, secretary)


def seen(cases: Sequence[Case], viewer: Viewer) -> list[Case]:
    """Return the cases that count and that this person may know of."""
    return [case for case in cases if counts(case) and access(viewer, case).sight is not Sight.NOTHING]


async def follow(records: Records, viewer: Viewer, since: datetime, until: datetime) -> list[Followed]:
    """Return the cases opened in [since, until) that figures may count for this person."""
    cases = seen(await records.cases.opened_between(since, until), viewer)
    steps = await records.cases.first_steps(since, until)
    return [_followed(case, steps.get(case.id, {})) for case in cases]


def apart(followed: Sequence[Followed]) -> tuple[list[Followed], list[Followed]]:
    """Return what villagers wrote themselves, and what was registered for somebody (代人登记)."""
    own = [each for each in followed if each.case.registered_by is None]
    return own, [each for each in followed if each.case.registered_by is not None]


async def month_report(records: Records, village: Village, asked: Asked) -> MonthReport:
    """Return a month's report; raise MonthAheadError or EmptyMonthError where there is none."""
    if asked.month > Month.of(local_day(asked.now, village.zone)):
        raise MonthAheadError
    since, until = bounds(asked.month, village)
    followed = await follow(records, await secretary_viewer(records), since, until)
    if not followed:
        raise EmptyMonthError
    own, registered = apart(followed)
    return MonthReport(
        month=asked.month,
        as_of=asked.now,
        topics=_by_topic(followed, asked.now),
        cadres=_by_cadre(followed, await records.people.cadres(), asked.now),
        total=tally(own, asked.now),
        registered=tally(registered, asked.now),
    )


def bounds(month: Month, village: Village) -> tuple[datetime, datetime]:
    """Return the instants between which a calendar month lies in the village."""
    first, following = date(month.year, month.month, 1), month.following
    end = date(following.year, following.month, 1)
    return instant(first, time(), village.zone), instant(end, time(), village.zone)


def _followed(case: Case, steps: dict[str, datetime]) -> Followed:
    moved = [at for step, at in steps.items() if step in MOVED_ON]
    return Followed(case, min(moved, default=None), "explained" in steps, "rated" in steps)


def _split(followed: Sequence[Followed], now: datetime) -> tuple[Tally, int]:
    own, registered = apart(followed)
    return tally(own, now), len(registered)


def _by_topic(followed: Sequence[Followed], now: datetime) -> tuple[TopicLine, ...]:
    lines = []
    for topic in (*ALWAYS_SHOWN, None):
        of_topic = [each for each in followed if each.case.topic is topic]
        if of_topic or topic is not None:
            lines.append(TopicLine(topic, *_split(of_topic, now)))
    return tuple(lines)


def _by_cadre(followed: Sequence[Followed], cadres: Sequence[Cadre], now: datetime) -> tuple[CadreLine, ...]:
    """Return a line for each cadre of the village, and for whoever else has or had a case of the month."""
    lines = []
    for cadre in cadres:
        his = [each for each in followed if each.case.responsible_id == cadre.id]
        if his or (cadre.active and not cadre.is_township):
            lines.append(CadreLine(cadre.name, *_split(his, now)))
    return tuple(lines)
