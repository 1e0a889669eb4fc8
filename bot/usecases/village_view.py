"""全村情况: the village at a glance, for the secretary."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.seeing import LateLine, VillageView
from bot.domain.rates import is_late, tally
from bot.domain.times import local_day
from bot.usecases.parties import viewer
from bot.usecases.reading import Reading, Seen
from bot.usecases.reporting import apart, follow, seen
from bot.usecases.showing import Shown, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.case import Case
    from bot.domain.directory import Directory
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

RATES_OF: Final = 30  # days that the rates look back
WEEK: Final = timedelta(days=7)


async def show(work: Work, by: By) -> None:
    """Show the village at a glance."""
    await say(work, Shown(by, await look(work, by)))


async def look(work: Reading, by: By) -> Seen:
    """Return what is open, due this week and late by cadre, and the rates, as far as he may know of it."""
    person = await work.known(by)
    if person.cadre is None or not person.cadre.is_secretary:
        raise NotYours
    looks = viewer(person)
    running = seen(await work.records.cases.running(), looks)
    late = [case for case in running if is_late(case, work.now)]
    week = work.today + WEEK
    zone = work.village.zone
    followed = await follow(
        work.records, looks, work.now - timedelta(days=RATES_OF), work.now + timedelta.resolution
    )
    own, registered = apart(followed)
    notice = VillageView(
        today=work.today,
        open=len(running),
        due_this_week=sum(
            not is_late(case, work.now) and local_day(case.promised_at, zone) <= week for case in running
        ),
        late=_by_cadre(late, await work.records.people.directory()),
        days=RATES_OF,
        tally=tally(own, work.now),
        registered=len(registered),
    )
    return Seen(notice, Act.LISTED_VILLAGE)


def _by_cadre(late: Sequence[Case], directory: Directory) -> tuple[LateLine, ...]:
    """Return whose they are, who has most first, then in the roster's order."""
    lines = []
    for cadre in directory.cadres:
        his = sorted((c for c in late if c.responsible_id == cadre.id), key=lambda case: case.first_due_at)
        if his:
            lines.append(LateLine(cadre.name, tuple(case.number for case in his)))
    return tuple(sorted(lines, key=lambda line: -len(line.numbers)))
