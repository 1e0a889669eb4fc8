"""The morning's digest: what is due, to those cadres who have something due. Numbers only, never words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.case_life import RUNNING
from bot.domain.notices.committing import Digest
from bot.domain.queues import Priority
from bot.domain.times import local_day

if TYPE_CHECKING:
    from bot.usecases.work import Work

ALL: Final = 10_000  # open tasks of one cadre


async def send(work: Work) -> None:
    """Send everybody his own."""
    zone = work.village.zone
    week = work.today + timedelta(days=7)
    for cadre in (await work.records.people.directory()).cadres:
        tasks = await work.records.cases.of_cadre(cadre.id, tuple(RUNNING), limit=ALL)
        late = [case for case in tasks if case.due_at < work.now]
        longest = max(((work.today - local_day(case.due_at, zone)).days for case in late), default=0)
        open_tasks = [case for case in tasks if case.due_at >= work.now]
        today = tuple(c.number for c in open_tasks if local_day(c.due_at, zone) == work.today)
        this_week = sum(work.today < local_day(case.due_at, zone) <= week for case in open_tasks)
        if late or today or this_week:
            account = await work.records.accounts.of_cadre(cadre.id)
            await work.tell(account, Digest(today, this_week, len(late), longest), priority=Priority.REMINDER)
