"""What a cadre registered for somebody: he can add to it and see how far it is, whoever has it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.case_life import OPEN
from bot.domain.entry import Side, Waiting
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.registering import MyRegistered, RegisteredIsClosed
from bot.domain.paging import Page
from bot.usecases import bursts, delivering, matters, photo_receipt
from bot.usecases.tasks import lines_of

if TYPE_CHECKING:
    from bot.domain.actions.registering import AddToRegistered, ShowRegistered
    from bot.domain.case import Case
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

PAGE: Final = 5


def is_registrar(person: Person, case: Case) -> bool:
    """Whether he speaks for its household: he registered it for somebody who isn't here himself."""
    return person.cadre is not None and case.reporter_id is None and case.registered_by == person.cadre.id


async def add_to(work: Work, person: Person, case: Case, incoming: Incoming) -> None:
    """Add what a registrar writes to the case that he registered, and pass it on to whoever has it."""
    if case.state not in OPEN:
        await work.tell(person.account, RegisteredIsClosed(case.number))
        return
    await photo_receipt.refuse_late(work, case, [incoming.content])
    waiting = await bursts.why_wait(work, person, case)
    written = matters.entry_of(person, incoming, side=Side.VILLAGER, case_id=case.id, waiting=waiting)
    entry = await work.records.entries.add(written)
    await work.records.cases.record(
        case.id, "added", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if entry.waiting is Waiting.BURST:
        return
    if incoming.album is not None and await delivering.gather_album(work, entry):
        return
    await matters.pass_on(work, person, case, [entry])


async def add_waiting(work: Work, person: Person, action: AddToRegistered) -> None:
    """What the cadre wrote as a reply to nothing belongs to a case that he registered."""
    case = await work.records.cases.get(action.case_id)
    waiting = await work.records.entries.waiting(person.account.id, Waiting.TASK)
    if case is None or not waiting or not is_registrar(person, case) or case.state not in OPEN:
        raise NothingPending
    ids = [entry.id for entry in waiting]
    await work.records.entries.change_side(ids, Side.VILLAGER)
    await work.records.entries.settle(ids, case.id)
    for entry in waiting:
        await work.records.cases.record(
            case.id, "added", work.now, account_id=person.account.id, entry_id=entry.id
        )
    await matters.pass_on(work, person, case, waiting)


async def show(work: Work, person: Person, action: ShowRegistered) -> None:
    """我登记的: a page of what he registered and is not closed yet, each with whose turn it is."""
    if person.cadre is None:
        raise NotYours
    cases = await work.records.cases.of_registrar(
        person.cadre.id, tuple(OPEN), limit=PAGE + 1, offset=action.offset
    )
    lines = await lines_of(work, person, cases[:PAGE])
    page = Page(action.offset, PAGE, len(cases) > PAGE)
    edits = work.tapped if action.in_place else None
    await work.tell(person.account, MyRegistered(lines, page), edits=edits)
