"""A half-finished dialogue waits for the next message, but not for ever."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.domain.actions.action import encode
from bot.domain.dialogue import ABOUT_A_CASE, LASTING, Dialogue, DialogueKind
from bot.domain.notices.dialogues import DialogueOver

if TYPE_CHECKING:
    from bot.domain.actions.action import Action
    from bot.domain.people import Person
    from bot.usecases.incoming import Incoming
    from bot.usecases.work import Work


async def is_over(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> bool:
    """End a dialogue that was begun too long before this message was written, and say so.

    The message then means what it would mean without it. It counts when it was written, not when it was
    handled: what came while the bot was off is what he wrote then.
    """
    lasts = LASTING.get(dialogue.kind, work.rules.dialogue_lasts)
    if incoming.written_at - dialogue.since <= lasts:
        return False
    await work.records.dialogues.clear(person.account.id)
    if dialogue.kind in {DialogueKind.NEW_MATTER, DialogueKind.TAP} or dialogue.kind in LASTING:
        return True  # what comes now is a matter anyway, or is asked about
    case = await work.records.cases.get(dialogue.subject) if dialogue.kind in ABOUT_A_CASE else None
    if case is None or case.runs:  # what is settled meanwhile is waited for by nobody
        await work.tell(person.account, DialogueOver(dialogue.kind, case.number if case else None))
    return True


async def expect_a_tap(work: Work, person: Person, action: Action) -> None:
    """Remember that a tap is awaited, so that what is written meanwhile isn't taken for something else."""
    asked = json.dumps(encode(action), ensure_ascii=False)
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.TAP, 0, work.now, draft=asked))
