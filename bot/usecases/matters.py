"""A villager's matters: a message becomes a case, or goes on with one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain import topics
from bot.domain.case import Case, CaseState
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.entry import NewEntry, Side, Waiting
from bot.domain.notices.matters import Added, MatterQuestion, NothingPending, SaySomething, TopicQuestion
from bot.domain.reminder import ReminderKind
from bot.domain.times import local_day
from bot.usecases import delivering

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions import BeginCase, ContinueCase
    from bot.domain.entry import Entry
    from bot.domain.people import Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work

CASES_OFFERED: Final = 3  # beside 新的事情: at most four buttons a message
UNSENT: Final = (CaseState.RAISED, CaseState.WITHHELD)
GOES_ON: Final = (CaseState.ASSIGNED, CaseState.WITHHELD)
"""What a later message may go on with. A case that nobody gets may wait for ever: it mustn't swallow,
unasked, what has nothing to do with it."""


async def begin(work: Work, by: By) -> None:
    """反映问题: the next message begins a new case."""
    person = await work.person(by)
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.NEW_MATTER, 0, work.now))
    await work.tell(person.account, SaySomething())


async def write(work: Work, person: Person, incoming: Incoming) -> None:
    """Take a villager's message: it joins what is being raised, or is asked about, or begins a case."""
    cases = work.records.cases
    raised = await cases.of_reporter(person.account.id, (CaseState.RAISED,), limit=1)
    if raised:
        await add_to(work, person, raised[0], incoming)
        return
    open_cases = await cases.of_reporter(person.account.id, GOES_ON, limit=CASES_OFFERED)
    if not open_cases:
        await write_new(work, person, incoming)
        return
    waiting = await work.records.entries.waiting(person.account.id, Waiting.MATTER)
    entry = await work.records.entries.add(entry_of(person, incoming, waiting=Waiting.MATTER))
    if not waiting:
        due_at = work.now + work.rules.matter_choice
        await work.records.reminders.put(ReminderKind.MATTER_CHOICE, person.account.id, str(entry.id), due_at)
        await work.tell(person.account, MatterQuestion(tuple(open_cases)))


async def write_new(work: Work, person: Person, incoming: Incoming) -> None:
    """Take a villager's message as the beginning of a new case."""
    entry = await work.records.entries.add(entry_of(person, incoming))
    await open_case(work, person, [entry], opened_at=incoming.written_at)


async def add_to(work: Work, person: Person, case: Case, incoming: Incoming) -> None:
    """Add a villager's message to a case of his."""
    entry = await work.records.entries.add(entry_of(person, incoming, case_id=case.id))
    await work.records.threads.remember(incoming.chat_id, [incoming.message_id], case.id)
    await work.records.cases.record(
        case.id, "added", work.now, account_id=person.account.id, entry_id=entry.id
    )
    if case.state is CaseState.RAISED:
        return  # asked once; it goes along when the case does
    if incoming.album is not None and await delivering.gather_album(work, entry):
        return
    await pass_on(work, person, case, [entry])


async def pass_on(work: Work, person: Person, case: Case, entries: Sequence[Entry]) -> None:
    """Pass what a villager added to the responsible cadre, and tell him that it was."""
    cadre = await delivering.deliver_addition(work, person, case, entries)
    await work.tell(person.account, Added(case.number, cadre.name if cadre else None), case_id=case.id)


async def open_case(work: Work, person: Person, entries: Sequence[Entry], *, opened_at: datetime) -> Case:
    """Make a case of what a villager wrote: it has its number at once, and one question."""
    assert person.household is not None
    cases = work.records.cases
    year = local_day(opened_at, work.village.zone).year
    case = await cases.add(
        Case(
            id=0,
            number=await cases.next_number(year),
            reporter_id=person.account.id,
            household_id=person.household.id,
            topic=None,
            about_id=None,
            state=CaseState.RAISED,
            responsible_id=None,
            opened_at=opened_at,
            due_at=opened_at + work.rules.promise,
        )
    )
    await work.records.entries.settle([entry.id for entry in entries], case.id)
    for entry in entries:
        await work.records.threads.remember(entry.chat_id, [entry.message_id], case.id)
    await cases.record(case.id, "raised", work.now, account_id=person.account.id, entry_id=entries[0].id)
    reminders = work.records.reminders
    await reminders.put(ReminderKind.CENTER_CHOICE, case.id, "", work.now + work.rules.topic_choice)
    await reminders.put(ReminderKind.DUE_SOON, case.id, "", case.due_at - work.rules.remind_before)
    await reminders.put(ReminderKind.OVERDUE, case.id, "", case.due_at)
    words = " ".join(entry.content.text for entry in entries if entry.content is not None)
    order = topics.likely_first(words, work.rules.center_words)
    await work.tell(person.account, TopicQuestion(case, order), case_id=case.id)
    return case


async def continue_case(work: Work, person: Person, action: ContinueCase) -> None:
    """接着说: what was just written belongs to this case."""
    case = await work.records.cases.get(action.case_id)
    if case is None or case.reporter_id != person.account.id:
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
    if closest is not None and closest[0] <= work.rules.continue_within:
        await _join(work, person, closest[1])
    else:
        await open_case(work, person, waiting, opened_at=first)


async def _join(work: Work, person: Person, case: Case) -> None:
    waiting = await work.records.entries.waiting(person.account.id, Waiting.MATTER)
    if not waiting:
        raise NothingPending
    await work.records.entries.settle([entry.id for entry in waiting], case.id)
    for entry in waiting:
        await work.records.threads.remember(entry.chat_id, [entry.message_id], case.id)
        await work.records.cases.record(
            case.id, "added", work.now, account_id=person.account.id, entry_id=entry.id
        )
    await pass_on(work, person, case, waiting)


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
