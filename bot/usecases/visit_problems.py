"""What a visit leads to: a problem that was raised becomes a case; a record made by mistake is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.visiting import ProblemPrompt, ProblemRaised, VisitRemoved, VisitStays
from bot.domain.reminder import ReminderKind
from bot.usecases import noting, registering
from bot.usecases.matters import entry_of
from bot.usecases.visiting import own_visit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.actions.visiting import RaiseProblem, RaiseWhatWasNoted, RemoveVisit
    from bot.domain.entry import NewEntry
    from bot.domain.people import Household, Person
    from bot.domain.visit import Visit
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def ask(work: Work, person: Person, action: RaiseProblem) -> None:
    """他家反映了问题: the next message is the problem, or it is what was noted."""
    visit = await _without_a_case(work, person, action.visit_id)
    await work.records.dialogues.put(
        Dialogue(person.account.id, DialogueKind.VISIT_PROBLEM, visit.id, work.now)
    )
    await work.tell(person.account, ProblemPrompt(visit.id, await _household(work, visit)))


async def raise_noted(work: Work, person: Person, action: RaiseWhatWasNoted) -> None:
    """就是刚才记的: make a case of the visit's own words."""
    visit = await _without_a_case(work, person, action.visit_id)
    notes = await work.records.notes.of_visits([visit.id])
    entries = noting.as_new_entries(notes)
    if not entries:
        raise NothingPending  # its words are erased
    waiting = await work.records.dialogues.get(person.account.id)
    if waiting is not None and waiting.kind is DialogueKind.VISIT_PROBLEM:
        await work.records.dialogues.clear(person.account.id)
    await _open(work, person, visit, entries, work.now)


async def raise_written(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Make a case of what was written as the problem."""
    visit = await _without_a_case(work, person, dialogue.subject)
    noting.check(incoming)
    await _open(work, person, visit, [entry_of(person, incoming)], incoming.written_at)


async def remove(work: Work, person: Person, action: RemoveVisit) -> None:
    """记错了: take back a record of which nothing has come yet."""
    visit = await own_visit(work, person, action.visit_id)
    others = await work.records.visits.together(visit.id)
    if visit.word is not None or visit.case_id is not None:
        raise VisitStays
    household = await _household(work, visit)
    await work.records.reminders.cancel(ReminderKind.VISIT_QUESTION, visit.id)
    await work.records.visits.remove(visit.id)
    for other in others:  # the household was to be asked about the one that is gone
        at = work.rules.humane.next(work.now, work.village.zone)
        await work.records.reminders.move(ReminderKind.VISIT_QUESTION, other.id, "", at)
    waiting = await work.records.dialogues.get(person.account.id)
    if waiting is not None and (waiting.kind, waiting.subject) == (DialogueKind.VISIT_MORE, visit.id):
        await work.records.dialogues.clear(person.account.id)
    await work.tell(person.account, VisitRemoved(household, visit.day))


async def _open(
    work: Work, person: Person, visit: Visit, entries: Sequence[NewEntry], opened_at: datetime
) -> None:
    household = await _household(work, visit)
    case = await registering.open_for(work, person, household, entries, opened_at=opened_at)
    await work.records.cases.record(case.id, "raised on a visit", work.now, account_id=person.account.id)
    await work.records.visits.save(replace(visit, case_id=case.id))


async def _without_a_case(work: Work, person: Person, visit_id: int) -> Visit:
    visit = await own_visit(work, person, visit_id)
    if visit.case_id is not None:
        case = await work.records.cases.get(visit.case_id)
        assert case is not None
        raise ProblemRaised(case.number)
    return visit


async def _household(work: Work, visit: Visit) -> Household:
    household = await work.records.people.household(visit.household_id)
    assert household is not None
    return household
