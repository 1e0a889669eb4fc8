"""代人登记: a cadre registers a matter for somebody without a phone; it runs like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.case import Case
from bot.domain.case_life import ANSWERED, CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.matters import NothingPending, RegistrationQuestion
from bot.domain.notices.publishing import NotYours
from bot.domain.notices.registering import (
    BroughtRecorded,
    HouseholdsFound,
    RegisteredForYou,
    RegistrationPrompt,
    SearchPrompt,
)
from bot.domain.people import MembershipState
from bot.domain.queues import Priority
from bot.domain.times import local_day
from bot.usecases import answering, case_clock, household_search, matters, opening
from bot.usecases.topic_question import question_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.actions.registering import Brought, RegisterFor
    from bot.domain.entry import NewEntry
    from bot.domain.people import Household, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work


async def ask(work: Work, by: By) -> None:
    """代人登记: ask for which household."""
    person = await work.person(by)
    if person.cadre is None or person.cadre.is_township:
        raise NotYours
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.HOUSEHOLD_SEARCH, 0, work.now))
    await work.tell(person.account, SearchPrompt())


async def search(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Show the households that a number, a group or a name fits; his own group's first."""
    if person.cadre is None:
        raise NotYours
    found = await household_search.found(work, person.cadre, incoming)
    await work.records.dialogues.put(dialogue)  # another number or name searches anew
    await work.tell(person.account, HouseholdsFound(tuple(found[: household_search.FOUND_AT_MOST])))


async def choose(work: Work, person: Person, action: RegisterFor) -> None:
    """For this household; the next message is its matter."""
    household = await work.records.people.household(action.household_id)
    if household is None or not household.active or person.cadre is None or person.cadre.is_township:
        raise NothingPending
    dialogue = Dialogue(person.account.id, DialogueKind.REGISTRATION, household.id, work.now)
    await work.records.dialogues.put(dialogue)
    await work.tell(person.account, RegistrationPrompt(household))


async def register(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Make a case of what the cadre wrote down for a household, and ask him where it goes."""
    household = await work.records.people.household(dialogue.subject)
    if household is None or person.cadre is None or person.cadre.is_township:
        raise NothingPending
    await open_for(
        work, person, household, [matters.entry_of(person, incoming)], opened_at=incoming.written_at
    )


async def open_for(
    work: Work, person: Person, household: Household, entries: Sequence[NewEntry], *, opened_at: datetime
) -> Case:
    """Make a case of what a cadre wrote down for a household; its clock starts at `opened_at`."""
    assert person.cadre is not None
    cases = work.records.cases
    case = await cases.add(
        Case(
            id=0,
            number=CaseNumber.next_of(local_day(opened_at, work.village.zone).year),
            reporter_id=None,
            household_id=household.id,
            topic=None,
            about_id=None,
            state=CaseState.RAISED,
            responsible_id=None,
            opened_at=opened_at,
            first_due_at=opened_at + work.rules.promise,
            due_at=opened_at + work.rules.promise,
            registered_by=person.cadre.id,
        )
    )
    stored = [await work.records.entries.add(replace(entry, case_id=case.id)) for entry in entries]
    first = stored[0].id
    await cases.record(case.id, "registered", work.now, account_id=person.account.id, entry_id=first)
    await opening.start_clocks(work, case)
    question = await question_of(work, case)
    await work.tell(person.account, RegistrationQuestion(case, question.topics), case_id=case.id)
    for membership in await work.records.accounts.memberships_of_household(household.id):
        if membership.state is MembershipState.JOINED and membership.account_id != person.account.id:
            account = await work.records.accounts.get(membership.account_id)
            notice = RegisteredForYou(case.number, person.cadre.name)
            await work.tell(account, notice, priority=Priority.REMINDER)
    return case


async def brought(work: Work, person: Person, action: Brought) -> None:
    """The cadre brought the answer in person."""
    case = await work.records.cases.get(action.case_id)
    if case is None or person.cadre is None or case.state not in ANSWERED:
        raise NothingPending
    carrier = await answering.carrier_of(work, case)
    if carrier is None or carrier.id != person.cadre.id:
        raise NothingPending
    await work.records.cases.record(case.id, "brought", work.now, account_id=person.account.id)
    closed = case.lapsed(work.now)  # what the villager thinks of it, nobody but he can say
    await work.records.cases.save(closed)
    await case_clock.stop(work, closed)
    await work.tell(person.account, BroughtRecorded(case.number), case_id=case.id)
