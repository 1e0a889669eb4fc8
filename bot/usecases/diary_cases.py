"""A diary entry becomes a case: with one tap where its household is known, else it is asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.diary import DiaryCaseStands, DiaryEmpty, DiaryHouseholdQuestion
from bot.usecases import household_search, noting, registering
from bot.usecases.diary import nearest, own_entry
from bot.usecases.visiting import visitable, visitor

if TYPE_CHECKING:
    from bot.domain.actions.diary import RaiseDiary, RaiseDiaryFor
    from bot.domain.diary import DiaryEntry
    from bot.domain.people import Household, Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def raise_(work: Work, person: Person, action: RaiseDiary) -> None:
    """办成一件事: make it a case of its household's, or ask whose matter it is."""
    entry = await _without_a_case(work, person, action.diary_id)
    if entry.household_id is not None:
        await _open(work, person, entry, await visitable(work, person, entry.household_id))
        return
    await _ask(work, person, entry, await nearest(work, person))


async def raise_for(work: Work, person: Person, action: RaiseDiaryFor) -> None:
    """It is this household's matter."""
    entry = await _without_a_case(work, person, action.diary_id)
    await _open(work, person, entry, await visitable(work, person, action.household_id))


async def raise_written(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """It is the matter of the household that the message names."""
    entry = await _without_a_case(work, person, dialogue.subject)
    found = await household_search.found(work, visitor(person), incoming)
    if len(found) == 1:
        await _open(work, person, entry, await visitable(work, person, found[0].id))
        return
    await _ask(work, person, entry, tuple(found[: household_search.FOUND_AT_MOST]))


async def _ask(work: Work, person: Person, entry: DiaryEntry, households: tuple[Household, ...]) -> None:
    dialogue = Dialogue(person.account.id, DialogueKind.DIARY_HOUSEHOLD, entry.id, work.now)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, DiaryHouseholdQuestion(entry.id, households))


async def _open(work: Work, person: Person, entry: DiaryEntry, household: Household) -> None:
    notes = await work.records.notes.of_diary([entry.id])
    entries = noting.as_new_entries(notes)
    if not entries:
        raise DiaryEmpty
    await work.records.dialogues.clear(person.account.id)
    case = await registering.open_for(work, person, household, entries, opened_at=work.now)
    await work.records.cases.record(case.id, "raised from the diary", work.now, account_id=person.account.id)
    await work.records.diaries.save(replace(entry, case_id=case.id, household_id=household.id))


async def _without_a_case(work: Work, person: Person, diary_id: int) -> DiaryEntry:
    entry = await own_entry(work, person, diary_id)
    if entry.case_id is not None:
        case = await work.records.cases.get(entry.case_id)
        assert case is not None
        raise DiaryCaseStands(case.number)
    return entry
