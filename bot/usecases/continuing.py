"""接着说 or 新的事情: what was written belongs to a case, or begins one; without a tap, time decides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.case import Case
from bot.domain.case_life import OPEN, UNSENT, CaseState
from bot.domain.entry import Waiting
from bot.domain.notices.matters import NothingPending
from bot.usecases import photo_receipt, reopening
from bot.usecases.matters import GOES_ON, open_case, pass_on

if TYPE_CHECKING:
    from bot.domain.actions.matter import BeginCase, ContinueCase
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.work import Work


async def continue_case(work: Work, person: Person, action: ContinueCase) -> None:
    """接着说: what was just written belongs to this case."""
    case = await work.records.cases.get(action.case_id)
    if case is None or case.reporter_id != person.account.id or case.state not in OPEN | {CaseState.CLOSED}:
        raise NothingPending
    if case.is_decided:
        raise NothingPending
    await _join(work, person, case)


async def begin_case(work: Work, person: Person, _action: BeginCase) -> None:
    """新的事情: what was just written is a new matter. Its clock starts with the message."""
    waiting = await work.records.entries.waiting(person.account.id, Waiting.MATTER)
    if not waiting or not person.is_villager:
        raise NothingPending
    await open_case(work, person, waiting, opened_at=waiting[0].written_at)


async def choice_timed_out(work: Work, reminder: Reminder) -> None:
    """Nobody tapped: what closely follows one's last message joins its case, what comes later is new."""
    account = await work.records.accounts.get(reminder.subject)
    waiting = await work.records.entries.waiting(reminder.subject, Waiting.MATTER)
    if account is None or not waiting:
        return
    person = await work.person_of(account)
    if not person.is_villager:
        return
    first = waiting[0].written_at
    closest: tuple[timedelta, Case] | None = None
    for case in await work.records.cases.of_reporter(account.id, GOES_ON):
        last = await work.records.entries.last_written(case.id, account.id, first)
        if last is not None and (closest is None or first - last < closest[0]):
            closest = (first - last, case)
    follows = closest is not None and closest[0] <= work.rules.continue_within
    # Nobody is there to be refused: a photo that comes too late for its papers begins a matter of its own.
    contents = [entry.content for entry in waiting]
    if closest is not None and follows and not await photo_receipt.are_late(work, closest[1], contents):
        await _join(work, person, closest[1])
    else:
        await open_case(work, person, waiting, opened_at=first)


async def _join(work: Work, person: Person, case: Case) -> None:
    waiting = await work.records.entries.waiting(person.account.id, Waiting.MATTER)
    if not waiting:
        raise NothingPending
    if case.state is not CaseState.CLOSED:
        await photo_receipt.refuse_late(work, case, [entry.content for entry in waiting])
    await work.records.entries.settle([entry.id for entry in waiting], case.id)
    for entry in waiting:
        await work.records.cases.record(
            case.id, "added", work.now, account_id=person.account.id, entry_id=entry.id
        )
    if case.state is CaseState.CLOSED:
        case, _ = await reopening.reopen(work, case)
    if case.state not in UNSENT:
        await pass_on(work, person, case, waiting)
