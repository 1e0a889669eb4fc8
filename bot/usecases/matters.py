"""A villager's matters: a message becomes a case, is added to one, or is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from bot.domain.case import Case
from bot.domain.case_life import OPEN, CaseState
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.entry import NewEntry, Side, Waiting
from bot.domain.notices.matters import DecidedQuestion, MatterQuestion, SaySomething
from bot.domain.notices.publishing import NotYours
from bot.domain.reminder import ReminderKind
from bot.domain.standing import CLOSED_LATELY
from bot.usecases import bursts, delivering, opening, photo_receipt
from bot.usecases.topic_question import question

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

CASES_OFFERED: Final = 3  # beside 新的事情: at most four buttons a message
GOES_ON: Final = tuple(OPEN - {CaseState.RAISED})
"""What a later message may go on with. A case that nobody gets may wait for ever: it mustn't swallow,
unasked, what has nothing to do with it."""


async def begin(work: Work, by: By) -> None:
    """反映问题: the next message begins a new case."""
    person = await work.person(by)
    if not person.is_villager:
        raise NotYours
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.NEW_MATTER, 0, work.now))
    await work.tell(person.account, SaySomething())


async def write(work: Work, person: Person, incoming: Incoming) -> None:
    """Take a villager's message: it joins what is being raised, or is asked about, or begins a case."""
    cases = work.records.cases
    raised = await cases.of_reporter(person.account.id, (CaseState.RAISED,), limit=1)
    if raised:
        await add_to(work, person, raised[0], incoming)
        return
    offered = await cases.of_reporter(person.account.id, GOES_ON, limit=CASES_OFFERED)
    closed = await cases.of_reporter(person.account.id, (CaseState.CLOSED,), limit=CASES_OFFERED)
    offered += [case for case in closed if _was_closed_lately(case, incoming.written_at)]
    if not offered:
        await write_new(work, person, incoming)
        return
    await ask_which(work, person, offered[:CASES_OFFERED], incoming)


def _was_closed_lately(case: Case, at: datetime) -> bool:
    """Whether he may still mean it; what the secretary has decided on doesn't open again."""
    return not case.is_decided and case.closed_at is not None and at - case.closed_at <= CLOSED_LATELY


async def ask_which(work: Work, person: Person, cases: Sequence[Case], incoming: Incoming) -> None:
    """Keep a message and ask whether it goes on with one of these cases or is new; once for a burst."""
    waiting = await work.records.entries.last_waiting(person.account.id, Waiting.MATTER)
    entry = await work.records.entries.add(entry_of(person, incoming, waiting=Waiting.MATTER))
    if waiting is None:
        due_at = work.now + work.rules.matter_choice
        await work.records.reminders.put(ReminderKind.MATTER_CHOICE, person.account.id, str(entry.id), due_at)
        decided = next((case.number for case in cases if case.is_decided), None)
        question = MatterQuestion(tuple(cases)) if decided is None else DecidedQuestion(decided)
        await work.tell(person.account, question)


async def write_new(work: Work, person: Person, incoming: Incoming) -> None:
    """Take a villager's message as the beginning of a new case."""
    case = await opening.numbered(work, person, incoming.written_at)
    entry = await work.records.entries.add(entry_of(person, incoming, case_id=case.id))
    await _raise(work, person, case, [entry])


async def add_to(work: Work, person: Person, case: Case, incoming: Incoming) -> None:
    """Add a villager's message to a case of his; on a closed one he is asked if it is the same matter."""
    await photo_receipt.refuse_late(work, case, [incoming.content])
    if case.state is CaseState.CLOSED:  # where it was decided on, only a new matter can come of it
        await ask_which(work, person, [case], incoming)
        return
    if case.state not in OPEN:
        await write(work, person, incoming)
        return
    waiting = await bursts.why_wait(work, person, case)
    entry = await work.records.entries.add(entry_of(person, incoming, case_id=case.id, waiting=waiting))
    await work.records.cases.record(
        case.id, "added", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if case.state is CaseState.RAISED:
        return  # asked once; it goes along when the case does
    if entry.waiting is Waiting.BURST:
        return
    if incoming.album is not None and await delivering.gather_album(work, entry):
        return
    await pass_on(work, person, case, [entry])


async def pass_on(work: Work, person: Person, case: Case, entries: Sequence[Entry]) -> None:
    """Pass what a villager added to the responsible cadre, and tell him that it was."""
    await bursts.begin(work, person, case)
    cadre = await delivering.deliver_addition(work, case, entries)
    own = case.reporter_id == person.account.id
    notice = await photo_receipt.notice_of(work, case, entries, cadre.name if cadre else None, own=own)
    await work.tell(person.account, notice, case_id=case.id)


async def open_case(work: Work, person: Person, entries: Sequence[Entry], *, opened_at: datetime) -> Case:
    """Make a case of what a villager wrote and left open: it has its number at once, and one question."""
    case = await opening.numbered(work, person, opened_at)
    await work.records.entries.settle([entry.id for entry in entries], case.id)
    await _raise(work, person, case, entries)
    return case


async def _raise(work: Work, person: Person, case: Case, entries: Sequence[Entry]) -> None:
    """Begin a new case's history and clocks, and ask the villager which center it is for."""
    account, now = person.account, work.now
    await work.records.cases.record(case.id, "raised", now, account_id=account.id, entry_id=entries[0].id)
    await opening.start_clocks(work, case)
    await work.tell(account, question(work, case, entries), case_id=case.id)


def entry_of(
    person: Person,
    incoming: Incoming,
    *,
    side: Side = Side.VILLAGER,
    case_id: int | None = None,
    waiting: Waiting | None = None,
) -> NewEntry:
    """Return a message as an entry about to be stored."""
    assert incoming.content is not None
    return NewEntry(
        account_id=person.account.id,
        side=side,
        content=incoming.content,
        chat_id=incoming.chat_id,
        message_id=incoming.message_id,
        written_at=incoming.written_at,
        case_id=case_id,
        waiting=waiting,
        album=incoming.album,
    )
