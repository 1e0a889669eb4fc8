"""Gatekeepers: who may let another account into a household, and can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.joining import JoiningUnasked, JoiningWaits
from bot.domain.people import MembershipState

if TYPE_CHECKING:
    from bot.domain.people import Account, Household, Person
    from bot.usecases.work import Work


async def gatekeepers(work: Work, household: Household, applicant: Account) -> list[Account]:
    """Return who can be asked: the household's own accounts and its paired cadres; else the secretary."""
    accounts = work.records.accounts
    directory = await work.records.people.directory()
    family = await accounts.memberships_of_household(household.id)
    near = [await accounts.get(m.account_id) for m in family if m.state is MembershipState.JOINED]
    near += [await accounts.of_cadre(cadre.id) for cadre in directory.paired_with(household.group)]
    found = _who_can_be_asked(near, applicant)
    if not found and directory.secretary is not None:
        found = _who_can_be_asked([await accounts.of_cadre(directory.secretary.id)], applicant)
    return found


def may_decide(person: Person, household: Household) -> bool:
    """Whether somebody may let an account into a household: he has been asked by a button of his own."""
    cadre = person.cadre
    is_paired = cadre is not None and cadre.group == household.group
    return person.household == household or is_paired or (cadre is not None and cadre.is_secretary)


async def tell_waiting(work: Work, applicant: Account, household: Household) -> None:
    """Tell whoever waits to be let in whom that hangs on."""
    if await gatekeepers(work, household, applicant):
        await work.tell(applicant, JoiningWaits())
        return
    secretary = (await work.records.people.directory()).secretary
    await work.tell(applicant, JoiningUnasked(secretary.phone if secretary is not None else None))


def _who_can_be_asked(accounts: list[Account | None], applicant: Account) -> list[Account]:
    found = {a.id: a for a in accounts if a is not None and a.reachable and a.id != applicant.id}
    return list(found.values())
