"""Keeping the promise: a reminder before the promised date, and honesty after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.case import CaseState
from bot.domain.notices.tasks import DueSoon, Overdue
from bot.domain.queues import Priority

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def due_soon(work: Work, reminder: Reminder) -> None:
    """Remind the responsible cadre that the promised date is near."""
    case = await _running(work, reminder)
    if case is None or work.now >= case.due_at:
        return
    account = await work.records.accounts.of_cadre(case.responsible_id or 0)
    notice = DueSoon(case.number, case.due_at)
    await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)


async def overdue(work: Work, reminder: Reminder) -> None:
    """Tell the responsible cadre and the secretary that the promise is broken."""
    case = await _running(work, reminder)
    if case is None:
        return
    directory = await work.records.people.directory()
    cadre = directory.get(case.responsible_id)
    account = await work.records.accounts.of_cadre(case.responsible_id or 0)
    notice = Overdue(case.number, case.due_at, None)
    await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)
    await work.records.cases.record(case.id, "overdue", work.now)
    secretary = directory.secretary
    if secretary is None or secretary.id in {case.responsible_id, case.about_id}:
        return
    account = await work.records.accounts.of_cadre(secretary.id)
    if account is not None and account.id == case.reporter_id:
        return  # his own matter: he sees in 我的事项 that it is late
    notice = Overdue(case.number, case.due_at, cadre.name if cadre else None)
    await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)


async def _running(work: Work, reminder: Reminder) -> Case | None:
    """Return the case if its clock still runs."""
    case = await work.records.cases.get(reminder.subject)
    return case if case is not None and case.state is CaseState.ASSIGNED else None
