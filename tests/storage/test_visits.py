"""Visits and what is noted about them, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.domain.centers import Center
from bot.domain.content import Content, ContentKind
from bot.domain.diary import DiaryEntry
from bot.domain.note import NewNote, Note, Part
from bot.domain.visit import HouseholdsWord, Visit
from tests.storage.samples import CHAT, DAY, NOW, SECOND, Sample

TODAY = date(2026, 11, 24)
VOICE = Content(ContentKind.VOICE, "", {"file_id": "AwAC", "duration": 40})


async def visit(sample: Sample, day: date = TODAY, **changes: object) -> Visit:
    new = Visit(0, sample.cadre.id, sample.household.id, day, NOW)
    changed = replace(new, **changes)  # type: ignore[arg-type]
    return await sample.do(lambda records: records.visits.add(changed))


async def note(sample: Sample, made: Visit, words: str = "说了水沟的事", at: datetime = NOW) -> Note:
    content = Content(ContentKind.TEXT, words)
    new = NewNote(sample.officer.id, made.id, None, Part.TALK, content, at, CHAT + 1, 7)
    return await sample.do(lambda records: records.notes.add(new))


async def test_a_visit_is_found_by_its_days_its_cadre_and_its_household(sample: Sample) -> None:
    sunday = await visit(sample, TODAY - timedelta(days=2))
    today = await visit(sample)
    other = await visit(sample, cadre_id=sample.secretary.id, household_id=sample.other_household.id)
    monday = TODAY - timedelta(days=1)

    assert await sample.look(lambda r: r.visits.get(today.id)) == today
    assert await sample.look(lambda r: r.visits.get(99)) is None
    assert await sample.look(lambda r: r.visits.between(monday, TODAY + timedelta(days=1))) == [today, other]
    assert await sample.look(lambda r: r.visits.between(monday, TODAY)) == []
    assert await sample.look(lambda r: r.visits.of_cadre(sample.cadre.id, date.min, date.max)) == [
        sunday,
        today,
    ]
    assert await sample.look(lambda r: r.visits.of_household(sample.household.id)) == [sunday, today]
    assert await sample.look(lambda r: r.visits.on_day(sample.household.id, TODAY)) == [today]
    assert await sample.look(lambda r: r.visits.last_days()) == {
        sample.household.id: TODAY,
        sample.other_household.id: TODAY,
    }


async def test_a_cadre_is_with_a_household_once_a_day(sample: Sample) -> None:
    await visit(sample)

    with pytest.raises(Exception, match=r"(?i)unique"):
        await visit(sample)


async def test_what_the_household_denies_is_not_held(sample: Sample) -> None:
    kept = await visit(sample)
    came = await visit(sample, TODAY - timedelta(days=1), word=HouseholdsWord.CAME)
    denied = await visit(sample, TODAY - timedelta(days=2))
    late = await visit(sample, TODAY - timedelta(days=3), recorded_at=NOW + SECOND)
    case = await sample.case()
    changed = replace(denied, word=HouseholdsWord.DID_NOT_COME, case_id=case.id, together_with=kept.id)
    await sample.do(lambda records: records.visits.save(changed))

    assert await sample.look(lambda r: r.visits.get(denied.id)) == changed
    assert await sample.look(lambda r: r.visits.together(kept.id)) == [changed]
    assert await sample.look(lambda r: r.visits.held_between(NOW - DAY, NOW + SECOND)) == [kept, came]
    assert await sample.look(lambda r: r.visits.held_between(NOW + SECOND, NOW + DAY)) == [late]


async def test_notes_go_with_their_visit_and_a_colleague_keeps_his_own(sample: Sample) -> None:
    mine = await visit(sample)
    theirs = await visit(sample, cadre_id=sample.secretary.id, together_with=mine.id)
    await note(sample, mine)
    kept = await note(sample, theirs, "支书记的")
    await sample.do(lambda records: records.visits.remove(mine.id))

    assert await sample.look(lambda r: r.visits.get(mine.id)) is None
    assert await sample.look(lambda r: r.visits.get(theirs.id)) == replace(theirs, together_with=None)
    assert await sample.look(lambda r: r.notes.of_visits([mine.id, theirs.id])) == [kept]


async def test_a_note_is_found_by_its_message_and_corrected_until_it_is_erased(sample: Sample) -> None:
    made = await visit(sample)
    stored = await note(sample, made)
    assert await sample.look(lambda r: r.notes.by_message(CHAT + 1, 7)) == stored
    assert await sample.look(lambda r: r.notes.by_message(CHAT, 7)) is None

    await sample.do(lambda records: records.notes.change(stored.id, VOICE))
    assert await sample.look(lambda r: r.notes.of_visits([made.id])) == [replace(stored, content=VOICE)]

    await sample.do(lambda records: records.erasure.notes_of_household(sample.household.id))
    await sample.do(lambda records: records.notes.change(stored.id, VOICE))
    assert await sample.look(lambda r: r.notes.of_visits([made.id])) == [replace(stored, content=None)]


async def test_notes_are_erased_by_household_by_account_and_by_age(sample: Sample) -> None:
    made = await visit(sample)
    elsewhere = await visit(sample, household_id=sample.other_household.id)
    first, second = await note(sample, made), await note(sample, elsewhere, at=NOW - 2 * DAY)

    assert await sample.do(lambda r: r.erasure.old_notes(NOW - DAY, 10)) == 1
    assert await sample.do(lambda r: r.erasure.old_notes(NOW - DAY, 10)) == 0
    assert await sample.do(lambda r: r.erasure.notes_of_household(sample.other_household.id)) == 0
    assert await sample.do(lambda r: r.erasure.notes_of_account(sample.villager.id)) == 0
    assert await sample.do(lambda r: r.erasure.notes_of_account(sample.officer.id)) == 2
    blank = {"content": None, "chat_id": 0, "message_id": 0}
    assert await sample.look(lambda r: r.notes.of_visits([made.id, elsewhere.id])) == [
        replace(first, **blank),  # type: ignore[arg-type]
        replace(second, **blank),  # type: ignore[arg-type]
    ]


async def test_a_diary_entry_is_kept_changed_found_by_its_month_and_removed(sample: Sample) -> None:
    new = DiaryEntry(0, sample.cadre.id, NOW)
    entry = await sample.do(lambda records: records.diaries.add(new))
    assert await sample.look(lambda r: r.diaries.get(entry.id)) == replace(new, id=entry.id)
    case = await sample.case()
    tagged = replace(entry, household_id=sample.household.id, group=2, center=Center.SOCIAL, case_id=case.id)
    await sample.do(lambda records: records.diaries.save(tagged))
    words = NewNote(
        sample.officer.id, None, entry.id, Part.ANALYSIS, Content(ContentKind.TEXT, "缘由"), NOW, CHAT + 1, 8
    )
    stored = await sample.do(lambda records: records.notes.add(words))
    assert await sample.look(lambda r: r.diaries.of_cadre(sample.cadre.id, NOW, NOW + SECOND)) == [tagged]
    assert await sample.look(lambda r: r.diaries.of_cadre(sample.cadre.id, NOW - DAY, NOW)) == []
    assert await sample.look(lambda r: r.notes.of_diary([entry.id])) == [stored]
    assert await sample.do(lambda r: r.erasure.notes_of_household(sample.household.id)) == 1
    await sample.do(lambda records: records.diaries.remove(entry.id))
    assert await sample.look(lambda r: r.diaries.get(entry.id)) is None
    assert await sample.look(lambda r: r.notes.of_diary([entry.id])) == []
