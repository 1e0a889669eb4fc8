"""`lianxin forget`: the clerk forgets a household, a member or an account, on their word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.erased import ErasedKind
from bot.domain.roster import HouseholdKind
from bot.usecases import auditing
from bot.usecases.forgetting import Forgotten, forget_account, forget_case, forget_members
from bot.usecases.links import revoke
from bot.usecases.my_data import own_cases

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Account, Household, Member
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Forget:
    """Whom to forget: a household by its number, a member by name, or an account by Telegram's id."""

    household: str | None = None
    member: str | None = None
    """With `household`: of that one; else the only one of this name."""
    telegram_id: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom a command means, and what would be erased."""

    household: Household | None
    """All of it, where no member is named."""
    members: tuple[Member, ...]
    accounts: tuple[Account, ...]
    cases: tuple[Case, ...]


class NobodyMeantError(LookupError):
    """The records know nobody whom this could mean."""


class SeveralMeantError(LookupError):
    """More than one has this name: the household's number has to be given too."""

    def __init__(self, households: tuple[str, ...]) -> None:
        super().__init__()
        self.households = households
        """Numbers of the households in which there is one."""


async def plan(work: Work, command: Forget) -> Plan:
    """Return whom a command means; raise NobodyMeantError or SeveralMeantError."""
    if command.telegram_id is not None:
        account = await work.records.accounts.by_telegram_id(command.telegram_id)
        if account is None:
            raise NobodyMeantError
        person = await work.person_of(account)
        own = (person.member,) if person.member is not None else ()
        return Plan(None, own, (account,), tuple(await own_cases(work, account.id)))
    household = None
    if command.household is not None:
        household = await work.records.people.household_by_number(command.household)
        if household is None:
            raise NobodyMeantError
    if command.member is not None:
        return await _member(work, command.member, household)
    if household is None:
        raise NobodyMeantError
    members = tuple(await work.records.people.members(household.id))
    ids = await work.records.erasure.cases_of_household(household.id)
    cases = [case for case_id in ids if (case := await work.records.cases.get(case_id)) is not None]
    return Plan(household, members, tuple(await _accounts(work, household.id, None)), tuple(cases))


async def forget(work: Work, command: Forget) -> Forgotten:
    """Erase them. Whatever ran of theirs is taken back."""
    meant = await plan(work, command)
    tally = Forgotten()
    for account in meant.accounts:
        await forget_account(work, account, tally)
        await auditing.note(work, Act.FORGOT, about_id=account.id, amount=tally.words)
    if meant.household is not None:
        # The others went with their accounts: these were registered for it, or written by who left it since.
        own = {account.id for account in meant.accounts}
        cases = [case for case in meant.cases if case.reporter_id not in own]
        await _forget_household(work, meant.household, cases, tally)
        return tally
    for member in meant.members:
        household = await work.records.people.household(member.household_id)
        current = await work.records.people.member(member.id)
        if household is not None and current is not None and current.active:
            await forget_members(work, household, [member.id], tally)
            await auditing.note(work, Act.FORGOT, household_id=household.id, amount=tally.words)
    return tally


async def _forget_household(work: Work, household: Household, cases: list[Case], tally: Forgotten) -> None:
    for case in cases:
        await forget_case(work, case, tally)
    remaining = [member.id for member in await work.records.people.members(household.id)]
    await forget_members(work, household, remaining, tally)
    await close_household(work, household.id)
    await auditing.note(work, Act.FORGOT, household_id=household.id, amount=tally.words)


async def close_household(work: Work, household_id: int) -> None:
    """Let nobody be of a household any more, nor come into it."""
    await work.records.erasure.memberships(household_id, work.now)
    for link in await work.records.links.living():
        if link.household_id == household_id:
            await revoke(work, link)
    emptied = await work.records.people.household(household_id)
    if emptied is not None:
        await work.records.people.save_household(replace(emptied, active=False, kind=HouseholdKind.ORDINARY))
    await work.records.erasures.note(ErasedKind.HOUSEHOLD, household_id, work.now)


async def _member(work: Work, name: str, household: Household | None) -> Plan:
    named = [
        member
        for member in await work.records.people.all_members()
        if member.active and member.name == name and household in (None, await _home(work, member))
    ]
    if not named:
        raise NobodyMeantError
    if len(named) > 1:
        homes = [await _home(work, member) for member in named]
        raise SeveralMeantError(tuple(home.number for home in homes if home is not None))
    accounts = await _accounts(work, named[0].household_id, named[0].id)
    cases = [case for account in accounts for case in await own_cases(work, account.id)]
    return Plan(None, (named[0],), tuple(accounts), tuple(cases))


async def _home(work: Work, member: Member) -> Household | None:
    return await work.records.people.household(member.household_id)


async def _accounts(work: Work, household_id: int, member_id: int | None) -> list[Account]:
    """Return the accounts of a household; with a member, only his own."""
    found = []
    for membership in await work.records.accounts.memberships_of_household(household_id):
        if member_id is None or membership.member_id == member_id:
            account = await work.records.accounts.get(membership.account_id)
            if account is not None:
                found.append(account)
    return found
