"""A household's own accounts: its members see them and can take one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.notices.joining import AccountRemoved, HouseholdAccount, HouseholdAccounts
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import NotYours
from bot.domain.people import MembershipState
from bot.usecases import auditing

if TYPE_CHECKING:
    from bot.domain.actions.joining import RemoveAccount, ShowHousehold
    from bot.domain.people import Person
    from bot.usecases.work import Work


async def show(work: Work, person: Person, _action: ShowHousehold) -> None:
    """Show which accounts belong to one's household."""
    household = person.household
    if household is None:
        raise NotYours
    found = []
    for membership in await work.records.accounts.memberships_of_household(household.id):
        if membership.state is MembershipState.JOINED:
            member_id = membership.member_id
            member = await work.records.people.member(member_id) if member_id else None
            own = membership.account_id == person.account.id
            found.append(HouseholdAccount(membership.id, member.name if member else "", own))
    await work.tell(person.account, HouseholdAccounts(household, tuple(found)))


async def remove(work: Work, person: Person, action: RemoveAccount) -> None:
    """Take an account out of one's household; one's own too."""
    accounts = work.records.accounts
    membership = await accounts.membership(action.membership_id)
    if membership is None or membership.state is not MembershipState.JOINED:
        raise NothingPending
    if person.household is None or membership.household_id != person.household.id:
        raise NotYours
    await accounts.set_membership(
        membership.id, member_id=membership.member_id, state=MembershipState.REMOVED, now=work.now
    )
    await auditing.note(work, Act.REMOVED_ACCOUNT, by=person, household_id=person.household.id)
    removed = await accounts.get(membership.account_id)
    own = membership.account_id == person.account.id
    await work.tell(person.account, AccountRemoved(own))
    if not own:
        await work.tell(removed, AccountRemoved(own=True))
