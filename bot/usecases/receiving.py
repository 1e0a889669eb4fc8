"""Receiving: what a message means, decided by who wrote it, what it replies to and what was being asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bot.domain.case import Case
from bot.domain.case_life import OPEN, UNSENT, CaseState
from bot.domain.content import ContentKind
from bot.domain.dialogue import ABOUT_A_CASE, DialogueKind
from bot.domain.entry import Side
from bot.domain.notices.matters import CadreReply, NothingToCarry
from bot.domain.queues import Priority
from bot.usecases import (
    card,
    committing,
    delivering,
    disclosing,
    matters,
    quick_answers,
    registering,
    replies,
    strangers,
    tasks,
)
from bot.usecases.incoming import Incoming
from bot.usecases.parties import villager_of
from bot.usecases.thread import media_of, words_of

if TYPE_CHECKING:
    from bot.domain.content import Content
    from bot.domain.dialogue import Dialogue
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.work import Work

_POLITE: Final = re.compile(r"[\s，。！？,.!?、~～的呢吗啊呀请问]+")


@dataclass(frozen=True, slots=True)
class Edited:
    """A message was edited."""

    incoming: Incoming


async def receive(work: Work, incoming: Incoming) -> None:
    """Take a message in a private chat: nothing that somebody writes stays without an effect or a word."""
    person = await work.person(incoming.by)
    if person.is_stranger:
        await strangers.hold(work, person, incoming)
        return
    if incoming.content is None:
        await work.tell(person.account, NothingToCarry())
        return
    case = await _replied_to(work, incoming)
    dialogue = await work.records.dialogues.get(person.account.id)
    about_it = case is None or (dialogue is not None and case.id == dialogue.subject)
    if dialogue is not None and dialogue.kind in ABOUT_A_CASE and about_it:
        if await _still_running(work, person, dialogue):
            await committing.fill(work, person, dialogue, incoming)
            return
        dialogue = None
    if case is not None and person.cadre is not None and case.responsible_id == person.cadre.id:
        await replies.reply(work, person, case, incoming)
        return
    if case is not None and case.reporter_id == person.account.id and case.state is not CaseState.ERASED:
        await matters.add_to(work, person, case, incoming)
        return
    if dialogue is not None and await _filled(work, person, dialogue, incoming):
        return
    if _asks_for_card(work, incoming.content):
        await card.show_to(work, person)
    elif person.cadre is not None:
        await tasks.ask_which(work, person, incoming)
    else:
        await matters.write(work, person, incoming)


async def _still_running(work: Work, person: Person, dialogue: Dialogue) -> bool:
    """Whether what a dialogue waits for can still be used: its case may have been settled meanwhile."""
    case = await work.records.cases.get(dialogue.subject)
    waits = case is not None and case.runs and person.cadre is not None
    if not waits or case is None or person.cadre is None or case.responsible_id != person.cadre.id:
        await work.records.dialogues.clear(person.account.id)
        return False
    return True


async def _filled(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> bool:
    """Let a message fill the dialogue that waits for it; return False where it can't."""
    await work.records.dialogues.clear(person.account.id)
    if dialogue.kind is DialogueKind.DISCLOSURE_ITEM:
        await disclosing.submit(work, person, incoming)
    elif dialogue.kind is DialogueKind.HOUSEHOLD_SEARCH:
        await registering.search(work, person, incoming)
    elif dialogue.kind is DialogueKind.REGISTRATION:
        await registering.register(work, person, dialogue.subject, incoming)
    elif dialogue.kind is DialogueKind.QUICK_ANSWER:
        await quick_answers.keep(work, person, incoming)
    elif dialogue.kind is DialogueKind.NEW_MATTER and person.is_villager:
        await matters.write_new(work, person, incoming)
    else:
        return False
    return True


async def receive_edit(work: Work, command: Edited) -> None:
    """Keep the new wording beside the old one, and pass it on where the old one went."""
    incoming = command.incoming
    person = await work.person(incoming.by)
    before = await work.records.entries.by_message(incoming.chat_id, incoming.message_id)
    if before is None or before.account_id != person.account.id or incoming.content in (None, before.content):
        return
    version = matters.entry_of(
        person, incoming, side=before.side, case_id=before.case_id, waiting=before.waiting
    )
    entry = await work.records.entries.add(replace(version, replaces_id=before.id))
    if entry.case_id is None:
        return
    case = await work.records.cases.get(entry.case_id)
    assert case is not None
    await work.records.cases.record(
        case.id, "edited", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if case.state in OPEN - UNSENT:
        await _pass_on_correction(work, person, case, entry)


async def _pass_on_correction(work: Work, person: Person, case: Case, entry: Entry) -> None:
    if entry.side is Side.VILLAGER:
        await delivering.deliver_addition(work, case, [entry], corrected=True)
        return
    villager = await villager_of(work, case)
    name = person.cadre.name if person.cadre else person.name
    notice = CadreReply(case.number, name, words_of([entry]), corrected=True)
    await work.tell(
        villager.account, notice, priority=Priority.TASK, case_id=case.id, media=media_of([entry])
    )


async def _replied_to(work: Work, incoming: Incoming) -> Case | None:
    if incoming.reply_to is None:
        return None
    case_id = await work.records.threads.case_of(incoming.chat_id, incoming.reply_to)
    return await work.records.cases.get(case_id) if case_id is not None else None


def _asks_for_card(work: Work, content: Content) -> bool:
    """Whether a text is nothing but a word that asks for the contact card (电话, 书记)."""
    asked = _POLITE.sub("", content.text)
    return content.kind is ContentKind.TEXT and asked in work.rules.card_words
