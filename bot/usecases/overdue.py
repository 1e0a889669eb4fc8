"""Keeping the promise: reminders before the promised date, and honesty after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.access import NOTHING, Sight
from bot.domain.case_life import ANSWERED
from bot.domain.notices.committing import LongOverdue, Unseen
from bot.domain.notices.reactions import LateForYou
from bot.domain.notices.tasks import DueSoon, LateTask, Overdue, TaskName
from bot.domain.queues import Priority
from bot.usecases import answering, case_clock, tasks
from bot.usecases.parties import access_of, villager_of
from bot.usecases.thread import gist

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.notices.notice import Notice
    from bot.domain.people import Cadre
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def unseen(work: Work, reminder: Reminder) -> None:
    """The cadre has done nothing with it for a day."""
    case = await _running(work, reminder)
    if case is None or case.seen_at is not None or reminder.period != case_clock.turn_of(case):
        return
    if work.now >= case.due_at:
        return  # he is told that it is late; a bot that was off for long doesn't say both
    await _tell_responsible(work, case, Unseen(await _named(work, case), case.due_at))


async def due_soon(work: Work, reminder: Reminder) -> None:
    """Remind the responsible cadre that the promised date is near."""
    case = await _running(work, reminder)
    if case is None or work.now >= case.due_at:
        return
    before = timedelta(days=int(reminder.period.partition(":")[2]))
    if any(nearer < before and work.now >= case.due_at - nearer for nearer in work.rules.remind_before):
        return  # the bot was off: the later one has fallen due as well, and one of them is enough
    await _tell_responsible(work, case, DueSoon(await _named(work, case), case.due_at))


async def overdue(work: Work, reminder: Reminder) -> None:
    """The promise is broken: the cadre, the secretary and the villager are told."""
    case = await _running(work, reminder)
    if case is None:
        return
    await work.records.cases.record(case.id, "overdue", work.now)
    await _tell_responsible(work, case, Overdue(await _named(work, case), case.due_at))
    await case_clock.again_tomorrow(work, case)
    told = await _tell_secretary(work, case)
    villager = await villager_of(work, case)
    await work.tell(
        villager.account,
        LateForYou(case.number, secretary_told=told),
        priority=Priority.REMINDER,
        case_id=case.id,
    )


async def still_overdue(work: Work, reminder: Reminder) -> None:
    """Daily to the cadre."""
    case = await _running(work, reminder)
    if case is None or work.now < case.due_at:
        return
    await _tell_responsible(work, case, Overdue(await _named(work, case), case.due_at))
    await case_clock.again_tomorrow(work, case)


async def escalate(work: Work, reminder: Reminder) -> None:
    """Overdue for long: the township's contact is told number, name and date, and nothing else."""
    case = await _running(work, reminder)
    directory = await work.records.people.directory()
    township = directory.township
    if case is None or township is None or township.id == case.responsible_id:
        return
    if (await access_of(work, township, case)).sight is Sight.NOTHING:
        return
    cadre = directory.get(case.responsible_id)
    account = await work.records.accounts.of_cadre(township.id)
    await work.records.cases.record(case.id, "escalated", work.now, cadre_id=township.id)
    notice = LongOverdue(case.number, cadre.name if cadre else "", case.due_at)
    await work.tell(account, notice, priority=Priority.REMINDER)


async def in_person(work: Work, reminder: Reminder) -> None:
    """The answer has not been brought yet, as far as anybody recorded."""
    case = await work.records.cases.get(reminder.subject)
    if case is not None and case.state in ANSWERED:
        await answering.bring(work, case)


async def _running(work: Work, reminder: Reminder) -> Case | None:
    """Return the case if its clock still runs, and this run of it."""
    case = await work.records.cases.get(reminder.subject)
    if case is None or not case.runs or reminder.period.partition(":")[0] != case.round:
        return None
    return case


async def _named(work: Work, case: Case) -> TaskName:
    """Return a task as its cadre remembers it, as far as he may know whose it is."""
    villager = await villager_of(work, case)
    cadre = (await work.records.people.directory()).get(case.responsible_id)
    granted = await access_of(work, cadre, case) if cadre is not None else NOTHING
    words = "" if case.is_about_health else await gist(work, case)
    return TaskName(case.number, villager.name if granted.identity else "", words)


async def _tell_responsible(work: Work, case: Case, notice: Notice) -> None:
    await work.records.cases.record(case.id, "reminded", work.now, cadre_id=case.responsible_id)
    account = await work.records.accounts.of_cadre(case.responsible_id or 0)
    await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)
    if account is not None:
        await tasks.ask_again(work, account)


async def _tell_secretary(work: Work, case: Case) -> bool:
    """Tell the secretary, unless he may not know, or is the one responsible; return whether he was told."""
    directory = await work.records.people.directory()
    secretary: Cadre | None = directory.secretary
    if secretary is None or secretary.id == case.responsible_id:
        return False
    granted = await access_of(work, secretary, case)
    account = await work.records.accounts.of_cadre(secretary.id)
    if granted.sight is Sight.NOTHING or account is None or account.id == case.reporter_id:
        return False
    cadre = directory.get(case.responsible_id)
    notice = LateTask(case.number, case.due_at, cadre.name if cadre else "")
    return await work.tell(account, notice, priority=Priority.REMINDER, case_id=case.id)
