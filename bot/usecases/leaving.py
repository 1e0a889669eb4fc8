"""请假: until a day new matters go to the substitute; what is open is offered to him."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.case_life import RUNNING
from bot.domain.content import ContentKind
from bot.domain.day_ahead import day_ahead
from bot.domain.days_long import days_long
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.directory import Leave
from bot.domain.notices.leaving import (
    BackFromLeave,
    LeaveQuestion,
    NoDayToLeaveUntil,
    OnLeave,
    TasksKept,
    TasksPassedOn,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.usecases import auditing, handing_over, tasks
from bot.usecases.takers import may_take

if TYPE_CHECKING:
    from bot.domain.actions.absence import PassTasksOn, TakeLeave
    from bot.domain.case import Case
    from bot.domain.people import Cadre, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

LEAVE_DAYS: Final = (1, 3, 7, 14, 30)  # days that are offered, today being the first
LONGEST: Final = timedelta(days=366)  # of a leave, from today on
SHORT: Final = 12  # characters: what is longer and names no day is no try at one
ALL: Final = 10_000  # open tasks of one cadre
_BESIDE: Final = re.compile(
    r"[\s，。,.!！()（）~～]|(?:星期|周|礼拜)[一二三四五六日天]|到|至|请假?|为止|止|回来|那天|晚上"
)
"""What may stand around a day."""


async def ask(work: Work, by: By) -> None:
    """请假: ask until which day; he taps one, or writes another."""
    person = await work.person(by)
    if person.cadre is None or person.cadre.is_township:
        raise NotYours
    directory = await work.records.people.directory()
    until = next((v.until for v in directory.leaves if v.cadre_id == person.cadre.id), None)
    days = tuple(work.today + timedelta(days=n - 1) for n in LEAVE_DAYS)
    running = until if until is not None and until >= work.today else None
    await _wait(work, person)
    await work.tell(person.account, LeaveQuestion(running, days))


async def write_day(work: Work, person: Person, _dialogue: Dialogue, incoming: Incoming) -> None:
    """Take the day that a cadre wrote; what is too long to be one is for some task, as ever."""
    content = incoming.content
    assert content is not None
    try:
        found = _last_day(content.text, work.today) if content.kind is ContentKind.TEXT else None
    except ValueError:
        found = None
    if found is not None and not _says_more(found[1]):
        if work.today <= found[0] <= work.today + LONGEST:
            await _leave(work, person, found[0])
            return
        await _ask_again(work, person, is_past=found[0] < work.today)
    elif content.kind is ContentKind.TEXT and len(content.text) <= SHORT:
        await _ask_again(work, person)
    else:
        await tasks.ask_which(work, person, incoming)


async def take(work: Work, person: Person, action: TakeLeave) -> None:
    """Go on leave, or come back."""
    if person.cadre is None:
        raise NotYours
    until = date.fromisoformat(action.until) if action.until is not None else None
    if until is not None and until < work.today:
        raise NothingPending
    waited = await work.records.dialogues.get(person.account.id)
    if waited is not None and waited.kind is DialogueKind.LEAVE:
        await work.records.dialogues.clear(person.account.id)
    await _leave(work, person, until)


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
    for case in await _passable(work, cadre, substitute):
        current = await work.records.cases.get(case.id)
        if current is None or current.responsible_id != cadre.id:
            count += 1  # it went along with the one whose answer is its own
            continue
        await handing_over.transfer(work, current, substitute, account_id=person.account.id)
        await auditing.note(work, Act.HANDED_OVER, by=person, case=case, about_id=substitute.id)
        count += 1
    kept = len(await work.records.cases.of_cadre(cadre.id, tuple(RUNNING), limit=ALL))
    await work.tell(person.account, TasksPassedOn(count, substitute.name, kept))


async def _leave(work: Work, person: Person, until: date | None) -> None:
    """Put him on leave up to and including a day, or take him back; offer what is open to his substitute."""
    cadre = person.cadre
    assert cadre is not None
    last = until or work.today - timedelta(days=1)
    await work.records.people.set_leave(Leave(cadre.id, work.today, last))
    if until is None:
        await auditing.note(work, Act.CAME_BACK, by=person)
        await work.tell(person.account, BackFromLeave())
        return
    substitute = await _substitute(work, cadre)
    await auditing.note(work, Act.TOOK_LEAVE, by=person, about_id=substitute.id if substitute else None)
    passable = await _passable(work, cadre, substitute) if substitute is not None else []
    name = substitute.name if substitute else None
    await work.tell(person.account, OnLeave(until, name, len(passable)))


async def _passable(work: Work, cadre: Cadre, substitute: Cadre) -> list[Case]:
    """Return which of his open tasks may go to his substitute without the secretary's word."""
    found = []
    for case in await work.records.cases.of_cadre(cadre.id, tuple(RUNNING), limit=ALL):
        bound = case.handovers >= work.rules.handovers and not cadre.is_secretary
        stays = bound or case.is_complaint or case.appealed or case.is_for_secretary
        if not stays and await may_take(work, case, substitute):
            found.append(case)
    return found


async def _wait(work: Work, person: Person) -> None:
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.LEAVE, 0, work.now))


async def _ask_again(work: Work, person: Person, *, is_past: bool = False) -> None:
    await _wait(work, person)
    await work.tell(person.account, NoDayToLeaveUntil(is_past=is_past))


def _last_day(text: str, today: date) -> tuple[date, str] | None:
    return day_ahead(text, today) or days_long(text, today)


def _says_more(rest: str) -> bool:
    """Whether a text says more than a day: 到12月5日 doesn't, 12月5日修好了路灯 does."""
    return len(_BESIDE.sub("", rest)) > 0


async def _substitute(work: Work, cadre: Cadre) -> Cadre | None:
    """Return who stands in for him today and can be written to."""
    directory = await work.records.people.directory()
    found = directory.substitute(cadre, work.today)
    return found if found is not None and found.id != cadre.id and found.id in directory.joined else None
