"""Joining: by a household's card, by a cadre's own link, or by a phone number that the roster knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import link as links
from bot.domain.link import LinkKind
from bot.domain.notices.joining import (
    CadreInvitation,
    HouseholdInvitation,
    LinkRevoked,
    LinkUnknown,
    LinkUsed,
    Menu,
    PhoneInvitation,
    PhoneNotOwn,
    PhoneOfCadre,
    PhoneOfSeveral,
    PhoneUnknown,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.privacy import TooManyTries
from bot.domain.people import MembershipState
from bot.domain.phones import normalise_international
from bot.usecases import assigning, complaining, delivering, guessing, membership, receiving

if TYPE_CHECKING:
    from bot.domain.actions.joining import AgreeToJoin, AgreeToJoinByPhone
    from bot.domain.link import Link
    from bot.domain.people import Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class Start:
    """/start was pressed, with a link's token or without."""

    by: By
    payload: str


@dataclass(frozen=True, slots=True)
class SharePhone:
    """Somebody shared a contact."""

    by: By
    phone: str
    own: bool
    """Whether the contact is his own Telegram account."""
    incoming: Incoming
    """The same message, for whoever has joined: to him a contact is a part of his matter."""


async def start(work: Work, command: Start) -> None:
    """Answer /start: an invitation for a link, the menu for whoever is in, a hint for a stranger."""
    person = await work.person(command.by)
    if command.payload:
        await _start_with_link(work, person, command.payload)
    elif person.is_stranger:
        await guessing.hint(work, person.account)
    else:
        await work.tell(person.account, Menu(person))


async def _start_with_link(work: Work, person: Person, payload: str) -> None:
    if not await guessing.may_try_a_link(work, person.account):
        if await guessing.may_be_answered(work, person.account):
            await work.tell(person.account, TooManyTries())
        return
    try:
        link = await _usable_link(work, person, payload)
        await _invite(work, person, link)
    except (LinkUnknown, LinkRevoked, LinkUsed) as wrong:
        # Told, not raised: that it was wrong has to be counted.
        await guessing.count_wrong_link(work, person.account)
        await work.tell(person.account, wrong)


async def _invite(work: Work, person: Person, link: Link) -> None:
    if link.kind is LinkKind.HOUSEHOLD:
        household = await membership.household_of(work, link.household_id)
        if person.household == household:
            await work.tell(person.account, Menu(person))
            return
        asked = person.pending
        if asked and asked.household_id == household.id and asked.state is MembershipState.PENDING:
            # Who could have let him in may have changed his phone, or joined only now: ask again.
            member = await work.records.people.member(asked.member_id) if asked.member_id else None
            await membership.settle(work, person.account, asked, household, member)
            return
        await work.tell(person.account, HouseholdInvitation(household, link.id, leaves=person.household))
        return
    cadre = (await work.records.people.directory()).get(link.cadre_id)
    if cadre is None:
        raise LinkUnknown
    if person.cadre == cadre:
        await work.tell(person.account, Menu(person))
        return
    await work.tell(person.account, CadreInvitation(cadre.name, cadre.is_township, link.id))


async def share_phone(work: Work, command: SharePhone) -> None:
    """Invite a stranger into the household that his own number belongs to."""
    person = await work.person(command.by)
    if not person.is_stranger:
        await receiving.receive(work, command.incoming)
        return
    if not command.own:
        raise PhoneNotOwn
    number = normalise_international(command.phone)
    members = await work.records.people.members_by_phone(number) if number else []
    if not members:
        cadres = (await work.records.people.directory()).cadres
        raise PhoneOfCadre if any(number and c.phone == number for c in cadres) else PhoneUnknown
    if len({member.household_id for member in members}) > 1:
        raise PhoneOfSeveral
    household = await membership.household_of(work, members[0].household_id)
    await work.tell(person.account, PhoneInvitation(household, members[0]))


async def agree(work: Work, person: Person, action: AgreeToJoin) -> None:
    """同意加入, on a link's invitation."""
    link = await work.records.links.get(action.link_id)
    _must_be_usable(link, person)
    assert link is not None
    if link.kind is LinkKind.HOUSEHOLD:
        household = await membership.household_of(work, link.household_id)
        await membership.ask_who(work, person, household)
        return
    assert link.cadre_id is not None
    cadre = (await work.records.people.directory()).get(link.cadre_id)
    if cadre is None:
        raise LinkUnknown
    await work.records.links.use(link.id, work.now)
    await work.records.accounts.bind_cadre(person.account.id, cadre.id, work.now)
    await membership.welcome(work, person.account)
    await assigning.give_up_own(work, cadre, person.account)
    await delivering.deliver_all_tasks(work, cadre)
    await complaining.hear_waiting(work)


async def agree_by_phone(work: Work, person: Person, action: AgreeToJoinByPhone) -> None:
    """同意加入, after one's own number was found: who he is need not be asked."""
    member = await work.records.people.member(action.member_id)
    if member is None or not member.active:
        raise NothingPending
    household = await membership.household_of(work, member.household_id)
    if person.household == household:
        raise NothingPending
    begun = await membership.enter(work, person, household)
    await membership.settle(work, person.account, begun, household, member)


async def _usable_link(work: Work, person: Person, payload: str) -> Link:
    if not links.is_token(payload):
        raise LinkUnknown
    link = await work.records.links.by_token(payload)
    _must_be_usable(link, person)
    assert link is not None
    return link


def _must_be_usable(link: Link | None, person: Person) -> None:
    if link is None:
        raise LinkUnknown
    if link.revoked_at is not None:
        raise LinkRevoked
    own = person.cadre is not None and person.cadre.id == link.cadre_id
    if link.used_at is not None and link.kind is not LinkKind.HOUSEHOLD and not own:
        raise LinkUsed
