"""Membership: an account's place in a household, from the question who it is to being let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.notices.joining import (
    Joined,
    JoiningDecided,
    JoiningRefused,
    JoinRequest,
    LinkUnknown,
    WhoAreYou,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.people import MembershipState
from bot.domain.queues import Priority
from bot.usecases import auditing, gatekeepers, strangers

if TYPE_CHECKING:
    from bot.domain.actions.joining import DecideJoining, SayWho
    from bot.domain.people import Account, Household, Member, Membership, Person
    from bot.usecases.work import Work


async def household_of(work: Work, household_id: int | None) -> Household:
    """Return a household that is in the roster; raise LinkUnknown for any other."""
    household = await work.records.people.household(household_id) if household_id else None
    if household is None or not household.active:
        raise LinkUnknown
    return household


async def enter(work: Work, person: Person, household: Household) -> Membership:
    """Begin a membership, or go on with the one that was begun."""
    accounts = work.records.accounts
    for known in await accounts.memberships(person.account.id):
        if known.household_id == household.id:
            if known.state is MembershipState.CHOOSING:
                return known
            raise NothingPending
    return await accounts.add_membership(
        person.account.id, household.id, None, MembershipState.CHOOSING, work.now
    )


async def ask_who(work: Work, person: Person, household: Household) -> None:
    """Ask which of the family he is."""
    membership = await enter(work, person, household)
    members = await work.records.people.members(household.id)
    await work.tell(person.account, WhoAreYou(membership.id, tuple(members)))


async def settle(
    work: Work, account: Account, membership: Membership, household: Household, member: Member | None
) -> None:
    """The first account of a household joins at once; a later one waits to be let in."""
    accounts = work.records.accounts
    others = await accounts.memberships_of_household(household.id)
    first = not any(m.state is MembershipState.JOINED for m in others)
    state = MembershipState.JOINED if first else MembershipState.PENDING
    member_id = member.id if member else None
    if first:
        await _leave_others(work, account, membership)
    await accounts.set_membership(membership.id, member_id=member_id, state=state, now=work.now)
    if first:
        await welcome(work, account)
        return
    await gatekeepers.tell_waiting(work, account, household)
    for keeper in await gatekeepers.gatekeepers(work, household, account):
        await work.tell(keeper, JoinRequest(membership.id, household, member), priority=Priority.TASK)


async def _leave_others(work: Work, account: Account, kept: Membership) -> None:
    """An account speaks for one household: joining a new one leaves the old."""
    for other in await work.records.accounts.memberships(account.id):
        if other.id != kept.id:
            await work.records.accounts.set_membership(
                other.id, member_id=other.member_id, state=MembershipState.REMOVED, now=work.now
            )


async def welcome(work: Work, account: Account) -> None:
    """Say that he is in, and offer what he wrote before."""
    person = await work.person_of(account)
    await work.tell(account, Joined(person))
    if person.is_villager:
        await strangers.offer_held(work, account)


async def say_who(work: Work, person: Person, action: SayWho) -> None:
    """Which member this is, or None: the whole family shares the account."""
    membership = await work.records.accounts.membership(action.membership_id)
    if (
        membership is None
        or membership.account_id != person.account.id
        or membership.state is not MembershipState.CHOOSING
    ):
        raise NothingPending
    household = await household_of(work, membership.household_id)
    member = await work.records.people.member(action.member_id) if action.member_id else None
    await settle(work, person.account, membership, household, member)


async def decide(work: Work, person: Person, action: DecideJoining) -> None:
    """Let another account in, or not."""
    accounts = work.records.accounts
    membership = await accounts.membership(action.membership_id)
    if membership is None or membership.state is not MembershipState.PENDING:
        raise NothingPending
    household = await household_of(work, membership.household_id)
    of_household = person.household == household
    applicant = await accounts.get(membership.account_id)
    if not gatekeepers.may_decide(person, household) or applicant is None or applicant == person.account:
        raise NotYours
    member = await work.records.people.member(membership.member_id) if membership.member_id else None
    state = MembershipState.JOINED if action.admit else MembershipState.REFUSED
    if action.admit:
        await _leave_others(work, applicant, membership)
    await accounts.set_membership(membership.id, member_id=membership.member_id, state=state, now=work.now)
    name = member.name if member else household.head
    if not of_household:
        act = Act.LET_IN if action.admit else Act.KEPT_OUT
        await auditing.note(work, act, by=person, household_id=household.id)
    await work.tell(person.account, JoiningDecided(action.admit, name))
    if action.admit:
        await welcome(work, applicant)
    else:
        await work.tell(applicant, JoiningRefused())
