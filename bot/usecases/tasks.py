"""A cadre's tasks, and the question which of them a message is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.domain.access import Sight, access
from bot.domain.actions.task import ForMyself
from bot.domain.case import Case
from bot.domain.case_life import ANSWERED, OPEN, RUNNING
from bot.domain.entry import Side, Waiting
from bot.domain.notices.matters import CaseLine, NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.tasks import MyTasks, NoTaskToReplyTo, TaskQuestion
from bot.domain.paging import Page
from bot.usecases import delivering, matters, replies
from bot.usecases.parties import viewer
from bot.usecases.thread import gist

if TYPE_CHECKING:
    from bot.domain.actions.task import ForSomethingElse, ForTask, MoreTasks, ShowTask, ShowTasks
    from bot.domain.directory import Directory
    from bot.domain.people import Account, Cadre, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.reading import Reading
    from bot.usecases.work import Work

PAGE: Final = 4
REGISTERED_OFFERED: Final = 2  # beside his own tasks
REPLIABLE: Final = tuple(RUNNING | ANSWERED)


async def ask_which(work: Work, person: Person, incoming: Incoming) -> None:
    """Keep what a cadre wrote as a reply to nothing, and ask him which task it is for."""
    assert person.cadre is not None
    waiting = await work.records.entries.last_waiting(person.account.id, Waiting.TASK)
    tasks = await work.records.cases.of_cadre(person.cadre.id, REPLIABLE, limit=1)
    choices = tasks or await registered_elsewhere(work, person.cadre)
    if not choices and not person.is_villager:
        await work.tell(person.account, NoTaskToReplyTo())
        return
    if not choices:
        await matters.write(work, person, incoming)
        return
    await work.records.entries.add(matters.entry_of(person, incoming, side=Side.CADRE, waiting=Waiting.TASK))
    # A question that he overlooked is asked again: what he writes must not wait unseen for ever.
    if waiting is None or incoming.written_at - waiting.written_at > work.rules.matter_choice:
        await _ask(work, person, offset=0)


async def ask_again(work: Work, account: Account) -> None:
    """Ask a cadre who is being reminded, where his words still wait to be told which task they are for.

    He may believe that he has answered. Once a day, however much he is reminded of.
    """
    person = await work.person_of(account)
    waiting = await work.records.entries.last_waiting(account.id, Waiting.TASK)
    if waiting is not None and person.cadre is not None:
        await _ask(work, person, offset=0, key=f"task-question:{account.id}:{work.today.isoformat()}")


async def more(work: Work, person: Person, action: MoreTasks) -> None:
    """Show more of the tasks that it may be for."""
    if person.cadre is None:
        raise NothingPending
    await _ask(work, person, offset=action.offset, edits=work.tapped)


async def for_task(work: Work, person: Person, action: ForTask) -> None:
    """What the cadre wrote is for this task: pass it on as a reply to it."""
    case = await work.records.cases.get(action.case_id)
    waiting = await work.records.entries.waiting(person.account.id, Waiting.TASK)
    if case is None or not waiting or person.cadre is None or case.responsible_id != person.cadre.id:
        raise NothingPending
    if case.state not in REPLIABLE:
        raise NothingPending  # closed or taken back since he was asked
    await work.records.entries.settle([entry.id for entry in waiting], case.id)
    for entry in waiting:
        await work.records.cases.record(
            case.id, "replied", work.now, account_id=person.account.id, entry_id=entry.id
        )
    case = await replies.look(work, case)
    await replies.pass_on(work, person, case, waiting)


async def for_myself(work: Work, person: Person, _action: ForMyself) -> None:
    """我自己的事: what the cadre wrote is his own household's matter."""
    waiting = await work.records.entries.waiting(person.account.id, Waiting.TASK)
    if not waiting or not person.is_villager:
        raise NothingPending
    await work.records.entries.change_side([entry.id for entry in waiting], Side.VILLAGER)
    await matters.open_case(work, person, waiting, opened_at=waiting[0].written_at)


async def for_something_else(work: Work, person: Person, _action: ForSomethingElse) -> None:
    """是别的事: what he wrote while a tap was awaited is a word on a task, or his own household's matter."""
    waiting = await work.records.entries.last_waiting(person.account.id, Waiting.TASK)
    if waiting is None or person.cadre is None:
        raise NothingPending
    await work.records.dialogues.clear(person.account.id)
    tasks = await work.records.cases.of_cadre(person.cadre.id, REPLIABLE, limit=1)
    if tasks or await registered_elsewhere(work, person.cadre):
        await _ask(work, person, offset=0)
    elif person.is_villager:
        await for_myself(work, person, ForMyself())
    else:
        await work.records.entries.erase_waiting(person.account.id, Waiting.TASK)
        await work.tell(person.account, NoTaskToReplyTo())


async def show(work: Work, by: By) -> None:
    """我的任务."""
    person = await work.person(by)
    await _show(work, person, offset=0)


async def turn(work: Work, person: Person, action: ShowTasks) -> None:
    """Turn the page of 我的任务."""
    await _show(work, person, offset=action.offset, edits=work.tapped if action.in_place else None)


async def show_one(work: Work, person: Person, action: ShowTask) -> None:
    """Send a task's card and media once more."""
    case = await replies.task_of(work, person, action.case_id)
    assert person.cadre is not None
    await delivering.deliver_task(work, case, person.cadre)


async def _show(work: Work, person: Person, *, offset: int, edits: int | None = None) -> None:
    if person.cadre is None:
        raise NotYours
    tasks = await work.records.cases.of_cadre(person.cadre.id, tuple(RUNNING), limit=PAGE + 1, offset=offset)
    lines = await lines_of(work, person, tasks[:PAGE])
    leads = bool(person.cadre.leads)
    registered = await work.records.cases.of_registrar(person.cadre.id, tuple(OPEN), limit=1)
    shown = MyTasks(lines, Page(offset, PAGE, len(tasks) > PAGE), leads, bool(registered))
    await work.tell(person.account, shown, edits=edits)


async def _ask(
    work: Work, person: Person, *, offset: int, key: str | None = None, edits: int | None = None
) -> None:
    assert person.cadre is not None
    tasks = await work.records.cases.of_cadre(person.cadre.id, REPLIABLE, limit=PAGE + 1, offset=offset)
    lines = await lines_of(work, person, tasks[:PAGE])
    registered = await lines_of(work, person, await registered_elsewhere(work, person.cadre))
    page = Page(offset, PAGE, len(tasks) > PAGE)
    question = TaskQuestion(lines, page, person.is_villager, registered)
    await work.tell(person.account, question, key=key, edits=edits)


async def registered_elsewhere(work: Work, cadre: Cadre) -> list[Case]:
    """Return the newest open cases that a cadre registered for somebody and that another has."""
    cases = await work.records.cases.of_registrar(cadre.id, tuple(OPEN), limit=REGISTERED_OFFERED)
    return [case for case in cases if case.responsible_id != cadre.id]


async def lines_of(work: Reading, person: Person, cases: Sequence[Case]) -> tuple[CaseLine, ...]:
    """Return cases as lines of a list: whose turn, by when, and the first words where he may read them."""
    directory: Directory = await work.records.people.directory()
    lines = []
    for case in cases:
        granted = access(viewer(person), case)
        if granted.sight is Sight.NOTHING:
            continue
        cadre = directory.get(case.responsible_id)
        words = await gist(work, case) if granted.sight is Sight.EVERYTHING else ""
        proxy = await work.records.proxies.get(case.id) if case.is_proxy else None
        handled = proxy.state if proxy is not None and proxy.under_way else None
        lines.append(CaseLine(case, cadre.name if cadre else None, words, handled))
    return tuple(lines)
