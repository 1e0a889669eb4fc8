"""民情日记: a problem is noted in the field with one message; what it is about, and the rest, come later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.centers import Center
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.diary import DiaryEntry
from bot.domain.month import Month
from bot.domain.note import Part
from bot.domain.notices.diary import (
    DiaryAdded,
    DiaryCaseStands,
    DiaryPartPrompt,
    DiaryPartQuestion,
    DiaryPrompt,
    DiaryRemoved,
    DiaryShown,
    DiaryTagQuestion,
)
from bot.domain.notices.matters import NothingPending
from bot.usecases import diary_lines, household_search, noting, visit_week
from bot.usecases.visiting import visitor

if TYPE_CHECKING:
    from bot.domain.actions.diary import (
        CompleteDiary,
        RemoveDiary,
        ShowDiaryEntry,
        TagDiary,
        TagDiaryAs,
        WriteDiaryPart,
    )
    from bot.domain.people import Household, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

OFFERED: Final = 4  # households beside the centers on one screen
PARTS: Final = (Part.ANALYSIS, Part.DONE, Part.ANSWER)
"""What may be added later."""


async def begin(work: Work, by: By) -> None:
    """民情日记: the next message is an entry."""
    person = await work.person(by)
    cadre = visitor(person)
    await _wait(work, person, DialogueKind.DIARY_ENTRY)
    await work.tell(person.account, DiaryPrompt(Month.of(work.today), cadre.is_secretary))


async def take(work: Work, person: Person, _dialogue: Dialogue, incoming: Incoming) -> None:
    """Keep what was written, said or shown as an entry of its own."""
    cadre = visitor(person)
    noting.check(incoming)
    entry = await work.records.diaries.add(DiaryEntry(0, cadre.id, incoming.written_at))
    await noting.note(work, person, incoming, Part.PROBLEM, diary_id=entry.id)
    await _wait(work, person, DialogueKind.DIARY_MORE, entry.id)
    await work.tell(person.account, DiaryShown(await diary_lines.entry_line(work, entry), is_new=True))


async def add(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Add a message to the entry that was just made; what an album holds is acknowledged once."""
    entry = await own_entry(work, person, dialogue.subject)
    noting.check(incoming)
    await noting.note(work, person, incoming, Part.PROBLEM, diary_id=entry.id)
    await _wait(work, person, DialogueKind.DIARY_MORE, entry.id)
    key = f"diary-album:{person.account.id}:{incoming.album}" if incoming.album is not None else None
    await work.tell(person.account, DiaryAdded(entry.id), key=key)


async def show(work: Work, person: Person, action: ShowDiaryEntry) -> None:
    """Show an entry as it stands, its pictures and recordings below it."""
    await _show(work, person, await own_entry(work, person, action.diary_id))


async def ask_tag(work: Work, person: Person, action: TagDiary) -> None:
    """Ask what it is about."""
    entry = await own_entry(work, person, action.diary_id)
    await _wait(work, person, DialogueKind.DIARY_TAG, entry.id)
    households = await nearest(work, person)
    await work.tell(person.account, DiaryTagQuestion(entry.id, households, visitor(person).group))


async def tag(work: Work, person: Person, action: TagDiaryAs) -> None:
    """It is about what the button names."""
    entry = await own_entry(work, person, action.diary_id)
    await _tag(work, person, entry, action.household_id, action.group, action.center)


async def tag_written(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """It is about the household that the message names; where several fit, they are shown."""
    entry = await own_entry(work, person, dialogue.subject)
    cadre = visitor(person)
    found = await household_search.found(work, cadre, incoming)
    if len(found) == 1:
        await _tag(work, person, entry, found[0].id, None, None)
        return
    await work.records.dialogues.put(dialogue)
    fitting = tuple(found[: household_search.FOUND_AT_MOST])
    await work.tell(person.account, DiaryTagQuestion(entry.id, fitting, cadre.group))


async def ask_part(work: Work, person: Person, action: CompleteDiary) -> None:
    """Ask what is to be added."""
    entry = await own_entry(work, person, action.diary_id)
    await work.tell(person.account, DiaryPartQuestion(entry.id))


async def await_part(work: Work, person: Person, action: WriteDiaryPart) -> None:
    """The next message is this part."""
    entry = await own_entry(work, person, action.diary_id)
    part = Part(action.part)
    place = list(Part).index(part)
    dialogue = Dialogue(person.account.id, DialogueKind.DIARY_PART, entry.id, work.now, place)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, DiaryPartPrompt(part))


async def take_part(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Keep a part that was asked for."""
    entry = await own_entry(work, person, dialogue.subject)
    noting.check(incoming)
    await noting.note(work, person, incoming, list(Part)[dialogue.object], diary_id=entry.id)
    await _show(work, person, entry)


async def remove(work: Work, person: Person, action: RemoveDiary) -> None:
    """Delete an entry; one that has become a case stays."""
    entry = await own_entry(work, person, action.diary_id)
    if entry.case_id is not None:
        case = await work.records.cases.get(entry.case_id)
        assert case is not None
        raise DiaryCaseStands(case.number)
    await work.records.diaries.remove(entry.id)
    waiting = await work.records.dialogues.get(person.account.id)
    if waiting is not None and waiting.kind.value.startswith("diary") and waiting.subject == entry.id:
        await work.records.dialogues.clear(person.account.id)
    await work.tell(person.account, DiaryRemoved())


async def own_entry(work: Work, person: Person, diary_id: int) -> DiaryEntry:
    """Return an entry of his; raise NothingPending where there is none (any more)."""
    entry = await work.records.diaries.get(diary_id)
    if entry is None or entry.cadre_id != visitor(person).id:
        raise NothingPending
    return entry


async def nearest(work: Work, person: Person) -> tuple[Household, ...]:
    """Return the households that he most likely means: those whose turn to be visited it is."""
    own = person.household.id if person.household is not None else None
    turns = await visit_week.whose_turn(work, visitor(person))
    return tuple(each for each in turns if each.id != own)[:OFFERED]


async def _tag(
    work: Work,
    person: Person,
    entry: DiaryEntry,
    household_id: int | None,
    group: int | None,
    center: str | None,
) -> None:
    if household_id is not None and await work.records.people.household(household_id) is None:
        raise NothingPending
    tagged = replace(
        entry,
        household_id=household_id if household_id is not None else entry.household_id,
        group=group if group is not None else entry.group,
        center=Center(center) if center is not None else entry.center,
    )
    await work.records.diaries.save(tagged)
    await work.records.dialogues.clear(person.account.id)
    await _show(work, person, tagged)


async def _show(work: Work, person: Person, entry: DiaryEntry) -> None:
    notes = await work.records.notes.of_diary([entry.id])
    media = [each for each in noting.as_entries(notes) if each.content is not None and each.content.is_media]
    line = await diary_lines.entry_line(work, entry)
    await work.tell(person.account, DiaryShown(line, is_new=False), media=media)


async def _wait(work: Work, person: Person, kind: DialogueKind, subject: int = 0) -> None:
    await work.records.dialogues.put(Dialogue(person.account.id, kind, subject, work.now))
