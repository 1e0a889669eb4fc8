"""`lianxin phones`: a household's accounts, for the clerk; a lost phone is taken out, on their word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.notices.joining import AccountRemoved
from bot.domain.people import MembershipState
from bot.domain.times import local_day
from bot.usecases import auditing
from bot.usecases.forgetting_by_clerk import NobodyMeantError

if TYPE_CHECKING:
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Phone:
    """One account of a household. Who uses it is known by the roster's name, never by Telegram's."""

    membership_id: int
    name: str
    """Empty where the whole family shares it."""
    since: date
    """The day on which it joined, in the village."""
    waits: bool
    """Whether it has not been let in yet."""


@dataclass(frozen=True, slots=True)
class TakeOut:
    """A phone, by the number under which `lianxin phones` lists it, of a household."""

    household: str
    membership_id: int


async def phones(work: Work, number: str) -> list[Phone]:
    """Return a household's phones; raise NobodyMeantError where there is no such household."""
    household = await work.records.people.household_by_number(number)
    if household is None:
        raise NobodyMeantError
    found = []
    for membership in await work.records.accounts.memberships_of_household(household.id):
        member_id = membership.member_id
        member = await work.records.people.member(member_id) if member_id else None
        since = local_day(membership.since, work.village.zone)
        waits = membership.state is not MembershipState.JOINED
        found.append(Phone(membership.id, member.name if member else "", since, waits))
    await auditing.note(work, Act.LISTED_PHONES, household_id=household.id)
    return found


async def take_out(work: Work, command: TakeOut) -> None:
    """Take a phone out of its household; raise NobodyMeantError where it isn't in it."""
    if command.membership_id not in {phone.membership_id for phone in await phones(work, command.household)}:
        raise NobodyMeantError
    accounts = work.records.accounts
    membership = await accounts.membership(command.membership_id)
    assert membership is not None
    await accounts.set_membership(
        membership.id, member_id=membership.member_id, state=MembershipState.REMOVED, now=work.now
    )
    await auditing.note(
        work, Act.REMOVED_ACCOUNT, household_id=membership.household_id, about_id=membership.account_id
    )
    await work.tell(await accounts.get(membership.account_id), AccountRemoved(own=True))
