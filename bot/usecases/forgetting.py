"""Forgetting: 退出, and the same for the clerk. Words, media ids, names and phones go; figures stay.

What is in the records goes at once. An hour later a second pass takes what was on its way just then: the
messages that were being sent, and Telegram's own ids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.audit import Act
from bot.domain.case_life import OPEN, CaseStep, can
from bot.domain.erased import ErasedKind
from bot.domain.forgotten import mark
from bot.domain.notices.privacy import CadreStays, Farewell, LeavingQuestion
from bot.domain.notices.reactions import CaseWithdrawn
from bot.domain.people import MembershipState
from bot.domain.queues import Priority
from bot.domain.reminder import ReminderKind
from bot.usecases import auditing, case_clock, enrolling, matter_leaving, proxy_ending, same_matter
from bot.usecases.my_data import own_cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.actions.own_data import AskToLeave, LeaveForGood
    from bot.domain.case import Case
    from bot.domain.people import Account, Household, Person
    from bot.domain.reminder import Reminder
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

SECOND_PASS: Final = timedelta(hours=1)
BATCH: Final = 500  # messages erased in one transaction


@dataclass(slots=True)
class Forgotten:
    """How much was erased."""

    members: int = 0
    accounts: int = 0
    cases: int = 0
    words: int = 0


async def ask(work: Work, by: By) -> None:
    """退出: say what it does, and ask once more."""
    await _ask(work, await work.person(by))


async def ask_again(work: Work, person: Person, _action: AskToLeave) -> None:
    """退出, from 我的资料."""
    await _ask(work, person)


async def _ask(work: Work, person: Person) -> None:
    if person.cadre is not None and not person.is_villager:
        raise CadreStays
    cases = await own_cases(work, person.account.id)
    await work.tell(person.account, LeavingQuestion(sum(case.state in OPEN for case in cases)))


async def leave(work: Work, person: Person, _action: LeaveForGood) -> None:
    """Leave the bot: everything of his is erased."""
    if person.cadre is not None and not person.is_villager:
        raise CadreStays
    tally = Forgotten()
    await forget_account(work, person.account, tally)
    await auditing.note(work, Act.FORGOT, by=person, about_id=person.account.id, amount=tally.words)


async def forget_account(work: Work, account: Account, tally: Forgotten) -> None:
    """Erase what an account wrote and who is behind it; tell it so."""
    await erase_account(work, account, tally)
    await work.tell(account, Farewell())


async def erase_account(work: Work, account: Account, tally: Forgotten) -> None:
    """Erase what an account wrote and who is behind it."""
    accounts = work.records.accounts
    person = await work.person_of(account)
    for case in await own_cases(work, account.id):
        await forget_case(work, case, tally)
    for membership in await accounts.memberships(account.id):
        await accounts.set_membership(
            membership.id, member_id=None, state=MembershipState.REMOVED, now=work.now
        )
    await enrolling.give_up_all(work, account)
    await matter_leaving.take_back_all(work, account)
    await work.records.erasure.account(account.id)
    if person.cadre is None:
        tally.words += await work.records.erasure.notes_of_account(account.id)
    if person.household is not None:
        await _forget_names(work, person.household, person, tally)
    tally.accounts += 1
    await work.records.erasures.note(ErasedKind.ACCOUNT, account.id, work.now)
    await work.records.reminders.move(ReminderKind.FORGET_ACCOUNT, account.id, "", work.now + SECOND_PASS)


async def forget_case(work: Work, case: Case, tally: Forgotten) -> None:
    """Blank a case's words; one that still ran is taken back, and its cadre told so."""
    await proxy_ending.stop(work, case, tell_villager=False)
    tally.words += await work.records.erasure.case(case.id)
    tally.cases += 1
    if can(case.state, CaseStep.WITHDRAW):
        case = await same_matter.leave(work, case)
        await work.records.cases.save(case.withdrawn(work.now))
        await work.records.cases.record(case.id, "withdrawn", work.now)
        responsible = await work.records.accounts.of_cadre(case.responsible_id or 0)
        await work.tell(responsible, CaseWithdrawn(case.number), priority=Priority.TASK)
    elif can(case.state, CaseStep.LAPSE):
        await work.records.cases.save(case.lapsed(work.now))
        await work.records.cases.record(case.id, "closed", work.now)
    await case_clock.stop(work, case)
    await work.records.cases.record(case.id, "forgotten", work.now)
    await work.records.erasures.note(ErasedKind.CASE, case.id, work.now)


async def forget_members(work: Work, household: Household, leaving: Iterable[int], tally: Forgotten) -> None:
    """Blank members of a household; where its head goes, the next one stands for it."""
    people = work.records.people
    gone = set(leaving)
    # Whom of a family a cadre's notes are about, nobody can say: they go with the first who leaves.
    tally.words += await work.records.erasure.notes_of_household(household.id)
    members = await people.members(household.id)
    heads = [member.name for member in members if member.id not in gone]
    names = {member.name for member in members if member.id in gone}
    for member_id in gone:
        if (member := await people.member(member_id)) is not None and member.name:
            tally.words += await work.records.erasure.name_in_notes(member.name)
            await work.records.erasure.member(member_id, mark(household.id, member.name))
            await work.records.erasures.note(ErasedKind.MEMBER, member_id, work.now)
    tally.members += len(gone)
    if not heads or household.head in names - set(heads):
        # Without anybody left the household is called by its number.
        await people.save_household(replace(household, head=heads[0] if heads else household.number))


async def finish(work: Work, reminder: Reminder) -> None:
    """The second pass: whatever has been sent since is erased, and Telegram's ids are taken away.

    The erasing of what was sent is everybody's: a list may have shown his first words to a cadre.
    """
    records = work.records
    if await records.outbox.forget(work.now, BATCH) == BATCH:
        await records.reminders.move(ReminderKind.FORGET_ACCOUNT, reminder.subject, "", work.now)
        return
    account = await records.accounts.get(reminder.subject)
    if account is None:
        return
    if await records.accounts.memberships(account.id) or account.telegram_id < 0:
        return  # he has come back since
    await records.erasure.account(account.id)
    if await records.accounts.cadre_id(account.id) is None:
        await records.erasure.notes_of_account(account.id)
        await records.erasure.identity(account.id, account.telegram_id)
        await records.erasures.note(ErasedKind.IDENTITY, account.id, work.now)


async def _forget_names(work: Work, household: Household, person: Person, tally: Forgotten) -> None:
    """His own name; or the family's, where it shared the account and nobody else of it is here."""
    if person.member is not None:
        await forget_members(work, household, [person.member.id], tally)
        return
    others = await work.records.accounts.memberships_of_household(household.id)
    if not any(other.state is MembershipState.JOINED for other in others):
        family = [member.id for member in await work.records.people.members(household.id)]
        await forget_members(work, household, family, tally)
