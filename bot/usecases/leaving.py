"""请假: until a day new matters go to the substitute; what is open is offered to him."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.case_life import RUNNING
from bot.domain.directory import Leave
from bot.domain.notices.leaving import BackFromLeave, LeaveQuestion, OnLeave, TasksKept, TasksPassedOn
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.usecases import auditing, handing_over

if TYPE_CHECKING:
    from bot.domain.actions.absence import PassTasksOn, TakeLeave
    from bot.domain.people import Cadre, Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

LEAVE_DAYS: Final = (1, 3, 7, 14, 30)  # days that are offered, today being the first


async def ask(work: Work, by: By) -> None:
    """请假: ask until which day."""
    person = await work.person(by)
    if person.cadre is None or person.cadre.is_township:
        raise NotYours
    directory = await work.records.people.directory()
    until = next((v.until for v in directory.leaves if v.cadre_id == person.cadre.id), None)
    days = tuple(work.today + timedelta(days=n - 1) for n in LEAVE_DAYS)
    running = until if until is not None and until >= work.today else None
    await work.tell(person.account, LeaveQuestion(running, days))


async def take(work: Work, person: Person, action: TakeLeave) -> None:
    """Go on leave, or come back."""
    cadre = person.cadre
    if cadre is None:
        raise NotYours
    until = date.fromisoformat(action.until) if action.until is not None else None
    if until is not None and until < work.today:
        raise NothingPending
    last = until or work.today - timedelta(days=1)
    await work.records.people.set_leave(Leave(cadre.id, work.today, last))
    if until is None:
        await auditing.note(work, Act.CAME_BACK, by=person)
        await work.tell(person.account, BackFromLeave())
        return
    substitute = await _substitute(work, cadre)
    await auditing.note(work, Act.TOOK_LEAVE, by=person, about_id=substitute.id if substitute else None)
    tasks = await work.records.cases.of_cadre(cadre.id, tuple(RUNNING))
    name = substitute.name if substitute else None
    await work.tell(person.account, OnLeave(until, name, len(tasks) if substitute else 0))


async def pass_on(work: Work, person: Person, action: PassTasksOn) -> None:
    """Hand every open task to the substitute that may go to him, or keep them."""
    cadre = person.cadre
    if cadre is None:
        raise NotYours
    if not action.agrees:
        await work.tell(person.account, TasksKept())
        return
    substitute = await _substitute(work, cadre)
    if substitute is None:
        raise NothingPending
    count = 0
    for case in await work.records.cases.of_cadre(cadre.id, tuple(RUNNING)):
        bound = case.handovers >= work.rules.handovers and not cadre.is_secretary
        if (
            case.is_complaint
            or case.appealed
            or case.is_for_secretary
            or bound
            or not await handing_over.may_take(work, case, substitute)
        ):
            continue
        await handing_over.transfer(work, case, substitute, account_id=person.account.id)
        await auditing.note(work, Act.HANDED_OVER, by=person, case=case, about_id=substitute.id)
        count += 1
    await work.tell(person.account, TasksPassedOn(count, substitute.name))


async def _substitute(work: Work, cadre: Cadre) -> Cadre | None:
    """Return who stands in for him today and can be written to."""
    directory = await work.records.people.directory()
    found = directory.substitute(cadre, work.today)
    return found if found is not None and found.id != cadre.id and found.id in directory.joined else None
