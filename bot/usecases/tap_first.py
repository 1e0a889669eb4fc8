"""A question that only a tap answers: what is written meanwhile is kept, and used once he has tapped."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from bot.domain.actions.action import Action, UnknownActionError, decode
from bot.domain.actions.commitment import HandOver, HandOverTo
from bot.domain.actions.diary import CompleteDiary, WriteDiaryPart
from bot.domain.actions.items import BeginItem, ReportItems
from bot.domain.actions.pairing import ChooseAudience, ChooseBrought, ChooseNewsCrop, SendToMine, WriteNews
from bot.domain.actions.practice import ChoosePracticeCrop, WritePractice
from bot.domain.actions.training import ChangeCourse, ChangeCoursePart
from bot.domain.dialogue import DialogueKind
from bot.domain.entry import Side, Waiting
from bot.domain.notices.dialogues import TapFirst
from bot.domain.notices.notice import Refusal
from bot.usecases import (
    course_changing,
    diary,
    handing_over,
    item_drafting,
    matters,
    pairing,
    practice,
    waiting,
)
from bot.usecases.incoming import By, Incoming

if TYPE_CHECKING:
    from bot.domain.dialogue import Dialogue
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Question:
    """What asks a question, and what answers it."""

    ask: Callable[[Work, Person, Any], Awaitable[None]]
    answers: frozenset[type[Action]]


QUESTIONS: Final[Mapping[type[Action], Question]] = {
    SendToMine: Question(pairing.ask_whom, frozenset({ChooseAudience})),
    ChooseAudience: Question(pairing.choose, frozenset({ChooseBrought})),
    WriteNews: Question(pairing.ask_crop, frozenset({ChooseNewsCrop})),
    WritePractice: Question(practice.ask_crop, frozenset({ChoosePracticeCrop})),
    CompleteDiary: Question(diary.ask_part, frozenset({WriteDiaryPart})),
    HandOver: Question(handing_over.ask, frozenset({HandOverTo})),
    ChangeCourse: Question(course_changing.ask, frozenset({ChangeCoursePart})),
    ReportItems: Question(item_drafting.begin_reminded, frozenset({BeginItem})),
}
"""Taps that ask for a further tap, at whose end something is to be written."""
USES: Final = frozenset(
    {
        DialogueKind.BULLETIN,
        DialogueKind.PRACTICE_TITLE,
        DialogueKind.COURSE_NEW_TIME,
        DialogueKind.COURSE_NEW_PLACE,
        DialogueKind.DIARY_PART,
        DialogueKind.HANDOVER,
        DialogueKind.ITEM_TITLE,
    }
)
"""What can take what was kept: each refuses what doesn't fit before it changes anything."""


async def keep(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> bool:
    """Keep what was written, and ask once more; return False where the question no longer stands."""
    action = _asked(dialogue)
    question = QUESTIONS.get(type(action)) if action is not None else None
    if action is None or question is None or person.cadre is None:
        await work.records.dialogues.clear(person.account.id)
        return False
    if not dialogue.object:  # once for a burst
        try:
            await question.ask(work, person, action)
        except Refusal:
            await work.records.dialogues.clear(person.account.id)
            return False
        await work.tell(person.account, TapFirst())
    written = matters.entry_of(person, incoming, side=Side.CADRE, waiting=Waiting.TASK)
    entry = await work.records.entries.add(written)
    await work.records.dialogues.put(replace(dialogue, object=dialogue.object or entry.id))
    return True


async def after(work: Work, person: Person, before: Dialogue | None, action: Action) -> list[Incoming]:
    """Go on from a tap: return the kept messages that are to be taken now, in their order.

    Only the taps that answer what was asked lead to them: words that were meant for one thing must not
    become the answer to another.
    """
    kept = 0
    if before is not None and before.kind is DialogueKind.TAP:
        asked = _asked(before)
        question = QUESTIONS.get(type(asked)) if asked is not None else None
        kept = before.object if question is not None and type(action) in question.answers else 0
    if type(action) in QUESTIONS:
        await waiting.expect_a_tap(work, person, action)
    if not kept:
        return []
    dialogue = await work.records.dialogues.get(person.account.id)
    if dialogue is None:
        return []
    if dialogue.kind is DialogueKind.TAP:
        await work.records.dialogues.put(replace(dialogue, object=kept))
        return []
    if dialogue.kind not in USES:
        return []
    stored = await work.records.entries.waiting(person.account.id, Waiting.TASK)
    taken = [entry for entry in stored if entry.id >= kept]
    await work.records.entries.remove([entry.id for entry in taken])
    return [_incoming(person, entry) for entry in taken]


def _asked(dialogue: Dialogue) -> Action | None:
    try:
        return decode(json.loads(dialogue.draft))
    except (ValueError, UnknownActionError):
        return None


def _incoming(person: Person, entry: Entry) -> Incoming:
    return Incoming(
        By(person.account.telegram_id),
        entry.chat_id,
        entry.message_id,
        entry.content,
        entry.written_at,
        album=entry.album,
    )
