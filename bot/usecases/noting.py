"""Noting: a cadre's message becomes a note of a visit or of his diary, if somebody can read or hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.entry import Entry, NewEntry, Side
from bot.domain.note import LONGEST, NewNote, Part, is_too_long, says_nothing, seconds_of
from bot.domain.notices.visiting import SaysNothing, TooLong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.note import Note
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work

MINUTE = 60  # seconds


def check(incoming: Incoming) -> None:
    """Raise SaysNothing or TooLong where a message is of no use to anybody."""
    content = incoming.content
    if content is None or says_nothing(content):
        raise SaysNothing
    if is_too_long(content):
        raise TooLong(seconds_of(content) // MINUTE, int(LONGEST.total_seconds()) // MINUTE)


async def note(
    work: Work,
    person: Person,
    incoming: Incoming,
    part: Part,
    *,
    visit_id: int | None = None,
    diary_id: int | None = None,
) -> Note:
    """Keep a message as a note of a visit or a diary entry."""
    assert incoming.content is not None
    return await work.records.notes.add(
        NewNote(
            account_id=person.account.id,
            visit_id=visit_id,
            diary_id=diary_id,
            part=part,
            content=incoming.content,
            written_at=incoming.written_at,
            chat_id=incoming.chat_id,
            message_id=incoming.message_id,
        )
    )


async def correct(work: Work, person: Person, incoming: Incoming) -> None:
    """Put an edited message's wording in the place of its note's, where it has become one."""
    found = await work.records.notes.by_message(incoming.chat_id, incoming.message_id)
    if found is not None and found.account_id == person.account.id and incoming.content is not None:
        await work.records.notes.change(found.id, incoming.content)


def as_new_entries(notes: Sequence[Note]) -> list[NewEntry]:
    """Return notes as what a case begins with; erased ones are left out."""
    return [
        NewEntry(note.account_id, Side.VILLAGER, note.content, note.chat_id, note.message_id, note.written_at)
        for note in notes
        if note.content is not None
    ]


def as_entries(notes: Sequence[Note]) -> list[Entry]:
    """Return notes as what a message can carry; erased ones are left out."""
    return [
        Entry(
            id=note.id,
            account_id=note.account_id,
            side=Side.VILLAGER,
            content=note.content,
            chat_id=note.chat_id,
            message_id=note.message_id,
            written_at=note.written_at,
        )
        for note in notes
        if note.content is not None
    ]
