"""联系卡: who is responsible for what, always current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.notices.publishing import ContactCard
from bot.usecases import guessing

if TYPE_CHECKING:
    from bot.domain.people import Person
    from bot.usecases.incoming import By
    from bot.usecases.work import Work


async def show(work: Work, by: By) -> None:
    """Show the contact card to whoever has joined."""
    person = await work.person(by)
    if person.is_stranger:
        await guessing.hint(work, person.account)
        return
    await show_to(work, person)


async def show_to(work: Work, person: Person) -> None:
    """Show the contact card, this person's own group first."""
    directory = await work.records.people.directory()
    group = person.household.group if person.household else None
    await work.tell(
        person.account, ContactCard(directory, group, work.today, own_household=person.is_villager)
    )
