"""The two sides of a case: whose it is, and who is looking at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.access import Access, Viewer, access

if TYPE_CHECKING:
    from bot.domain.case import Case
    from bot.domain.people import Account, Cadre, Household, Person
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Villager:
    """The villager's side of a case."""

    household: Household
    account: Account | None
    """None where a cadre registered it for somebody without a phone."""
    name: str
    phone: str | None
    cadre_id: int | None
    """Set where he is a cadre himself, or a cadre registered it for his own household."""


async def villager_of(work: Work, case: Case) -> Villager:
    """Return whose case it is."""
    people = work.records.people
    household = await people.household(case.household_id)
    assert household is not None
    members = await people.members(household.id)
    phone = next((member.phone for member in members if member.phone), None)
    account = await work.records.accounts.get(case.reporter_id) if case.reporter_id else None
    if account is None:
        return Villager(household, None, household.head, phone, await _own_registrar(work, case))
    person = await work.person_of(account)
    cadre_id = person.cadre.id if person.cadre else None
    name = person.member.name if person.member else household.head
    own_phone = person.member.phone if person.member else phone
    return Villager(household, account, name, own_phone, cadre_id)


async def _own_registrar(work: Work, case: Case) -> int | None:
    """Return the cadre who registered a case for his own household: it is his as if he had written it."""
    account = await work.records.accounts.of_cadre(case.registered_by or 0)
    person = await work.person_of(account) if account is not None else None
    own = person is not None and person.household is not None and person.household.id == case.household_id
    return case.registered_by if own else None


def viewer(person: Person) -> Viewer:
    """Return a person as one who looks at a case."""
    return Viewer(person.account.id, person.cadre)


async def access_of(work: Work, cadre: Cadre, case: Case) -> Access:
    """Return what a cadre may see of a case."""
    account = await work.records.accounts.of_cadre(cadre.id)
    return access(Viewer(account.id if account else 0, cadre), case)


async def secretary_above(work: Work, case: Case) -> Cadre | None:
    """Return the secretary that an explained refusal can be taken to, once, if there is one above."""
    secretary = (await work.records.people.directory()).secretary
    villager = await villager_of(work, case)
    if secretary is None or case.appealed:
        return None
    barred = {case.responsible_id, case.about_id, villager.cadre_id}
    return secretary if secretary.id not in barred else None
