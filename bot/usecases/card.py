"""联系卡: who is responsible for what, always current; as text, as a picture, and as contacts to be saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.content import Content, ContentKind
from bot.domain.link import url
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.publishing import ContactCard, ContactChoice, ContactSent, NotYours
from bot.domain.paper_card import PaperCard, service_of
from bot.domain.phones import international
from bot.domain.style import Style
from bot.usecases import guessing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.actions.contact import SendContact, ShowContacts
    from bot.domain.directory import Directory
    from bot.domain.people import Cadre, Person
    from bot.ports import Records
    from bot.usecases.incoming import By
    from bot.usecases.work import Work

USERNAME: Final = "username"
"""The fact under which the bot's name is kept."""
CONTACTS_AT_ONCE: Final = 2  # the paired cadres; the others on request
CONTACT_NAME: Final = 60  # characters: what phones show of a contact's name


@dataclass(frozen=True, slots=True)
class ContactMedium:
    """A cadre as a contact, below the words."""

    content: Content
    album: str | None = None


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
    card = await _card(work, person, directory)
    nearest: Sequence[Cadre] = ()
    if card is not None:
        service = card.service
        nearest = service.paired[:CONTACTS_AT_ONCE] or [c for c in (service.secretary,) if c is not None]
    pictured = card if person.account.style is Style.PICTURE else None
    shown = [cadre.id for cadre in card.service.paired] if card is not None else []
    await work.tell(
        person.account,
        ContactCard(
            directory,
            group,
            work.today,
            own_household=person.is_villager,
            picture=pictured,
            photographed=frozenset(await photos_of(work.records, shown)),
        ),
        media=[medium for cadre in nearest if (medium := _contact(work, cadre)) is not None],
    )


async def choose(work: Work, person: Person, _action: ShowContacts) -> None:
    """Ask whose phone is to be saved."""
    if person.is_stranger:
        raise NotYours
    directory = await work.records.people.directory()
    cadres = tuple(cadre for cadre in directory.village_cadres if cadre.phone)
    await work.tell(person.account, ContactChoice(cadres))


async def send(work: Work, person: Person, action: SendContact) -> None:
    """Send a cadre as a contact."""
    if person.is_stranger:
        raise NotYours
    cadre = (await work.records.people.directory()).get(action.cadre_id)
    medium = _contact(work, cadre) if cadre is not None and not cadre.is_township else None
    if cadre is None or medium is None:
        raise NothingPending
    await work.tell(person.account, ContactSent(cadre.name), media=[medium])


async def photos_of(records: Records, cadres: Sequence[int]) -> Mapping[int, bytes]:
    """Return the photos of these cadres, of those who have one."""
    found = {cadre_id: await records.portraits.of_cadre(cadre_id) for cadre_id in cadres}
    return {cadre_id: jpeg for cadre_id, jpeg in found.items() if jpeg is not None}


async def _card(work: Work, person: Person, directory: Directory) -> PaperCard | None:
    """Return the card of his household as it would be printed; None for whoever speaks for none."""
    household = person.household
    if household is None:
        return None
    username = await work.records.facts.get(USERNAME)
    token = await work.records.links.of_household(household.id) if username else None
    link = url(username, token) if username and token else ""
    return PaperCard(household, link, service_of(directory, household))


def _contact(work: Work, cadre: Cadre) -> ContactMedium | None:
    """Return a cadre as a contact: by it his number is saved and called with two taps."""
    if not cadre.phone:
        return None
    role = f"{work.village.name} {cadre.duties}"[:CONTACT_NAME]
    fields = {"phone_number": international(cadre.phone), "first_name": cadre.name, "last_name": role}
    return ContactMedium(Content(ContentKind.CONTACT, media=fields))
