"""Joining: by a household's card, by a cadre's own link, or by a phone number that the roster knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain import link as links
from bot.domain.audit import Act
from bot.domain.link import LinkKind
from bot.domain.notices.joining import (
    CadreInvitation,
    HouseholdInvitation,
    Joined,
    JoiningDecided,
    JoiningRefused,
    JoiningWaits,
    JoinRequest,
    LinkRevoked,
    LinkUnknown,
    LinkUsed,
    Menu,
    PhoneInvitation,
    PhoneNotOwn,
    PhoneOfCadre,
    PhoneOfSeveral,
    PhoneUnknown,
    WhoAreYou,
)
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.privacy import TooManyTries
from bot.domain.notices.publishing import NotYours
from bot.domain.people import MembershipState
from bot.domain.phones import normalise_international
from bot.domain.queues import Priority
from bot.usecases import assigning, auditing, delivering, guessing, receiving, strangers

if TYPE_CHECKING:
    from bot.domain.actions import AgreeToJoin, AgreeToJoinByPhone, DecideJoining, SayWho
    from bot.domain.link import Link
    from bot.domain.people import Account, Household, Member, Membership, Person
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
        household = await _household(work, link.household_id)
        if person.household == household:
            await work.tell(person.account, Menu(person))
            return
        asked = person.pending
        if asked and asked.household_id == household.id and asked.state is MembershipState.PENDING:
            # Who could have let him in may have changed his phone, or joined only now: ask again.
            member = await work.records.people.member(asked.member_id) if asked.member_id else None
            await _settle_who(work, person.account, asked, household, member)
            return
        await work.tell(person.account, HouseholdInvitation(household, link.id))
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
    household = await _household(work, members[0].household_id)
    await work.tell(person.account, PhoneInvitation(household, members[0]))


async def agree(work: Work, person: Person, action: AgreeToJoin) -> None:
    """同意加入, on a link's invitation."""
    link = await work.records.links.get(action.link_id)
    _must_be_usable(link, person)
    assert link is not None
    if link.kind is LinkKind.HOUSEHOLD:
        household = await _household(work, link.household_id)
        await _ask_who(work, person, household)
        return
    assert link.cadre_id is not None
    cadre = (await work.records.people.directory()).get(link.cadre_id)
    if cadre is None:
        raise LinkUnknown
    await work.records.links.use(link.id, work.now)
    await work.records.accounts.bind_cadre(person.account.id, cadre.id, work.now)
    await _welcome(work, person.account)
    await assigning.give_up_own(work, cadre, person.account)
    await delivering.deliver_all_tasks(work, cadre)
    await assigning.hear_waiting(work)


async def agree_by_phone(work: Work, person: Person, action: AgreeToJoinByPhone) -> None:
    """同意加入, after one's own number was found: who he is need not be asked."""
    member = await work.records.people.member(action.member_id)
    if member is None or not member.active:
        raise NothingPending
    household = await _household(work, member.household_id)
    if person.household == household:
        raise NothingPending
    membership = await _enter(work, person, household)
    await _settle_who(work, person.account, membership, household, member)


async def say_who(work: Work, person: Person, action: SayWho) -> None:
    """Which member this is, or None: the whole family shares the account."""
    membership = await work.records.accounts.membership(action.membership_id)
    if (
        membership is None
        or membership.account_id != person.account.id
        or membership.state is not MembershipState.CHOOSING
    ):
        raise NothingPending
    household = await _household(work, membership.household_id)
    member = await work.records.people.member(action.member_id) if action.member_id else None
    await _settle_who(work, person.account, membership, household, member)


async def decide(work: Work, person: Person, action: DecideJoining) -> None:
    """Let another account in, or not: by the household's own people or its paired cadre."""
    accounts = work.records.accounts
    membership = await accounts.membership(action.membership_id)
    if membership is None or membership.state is not MembershipState.PENDING:
        raise NothingPending
    household = await _household(work, membership.household_id)
    of_household = person.household == household
    is_paired = person.cadre is not None and person.cadre.group == household.group
    applicant = await accounts.get(membership.account_id)
    if not (of_household or is_paired) or applicant is None or applicant == person.account:
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
        await _welcome(work, applicant)
    else:
        await work.tell(applicant, JoiningRefused())


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


async def _household(work: Work, household_id: int | None) -> Household:
    household = await work.records.people.household(household_id) if household_id else None
    if household is None or not household.active:
        raise LinkUnknown
    return household


async def _enter(work: Work, person: Person, household: Household) -> Membership:
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


async def _ask_who(work: Work, person: Person, household: Household) -> None:
    membership = await _enter(work, person, household)
    members = await work.records.people.members(household.id)
    await work.tell(person.account, WhoAreYou(membership.id, tuple(members)))


async def _settle_who(
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
        await _welcome(work, account)
        return
    await work.tell(account, JoiningWaits())
    asked = [await accounts.get(m.account_id) for m in others if m.state is MembershipState.JOINED]
    directory = await work.records.people.directory()
    asked += [await accounts.of_cadre(cadre.id) for cadre in directory.paired_with(household.group)]
    for judge in {a.id: a for a in asked if a is not None and a.id != account.id}.values():
        await work.tell(judge, JoinRequest(membership.id, household, member), priority=Priority.TASK)


async def _leave_others(work: Work, account: Account, kept: Membership) -> None:
    """An account speaks for one household: joining a new one leaves the old."""
    for other in await work.records.accounts.memberships(account.id):
        if other.id != kept.id:
            await work.records.accounts.set_membership(
                other.id, member_id=other.member_id, state=MembershipState.REMOVED, now=work.now
            )


async def _welcome(work: Work, account: Account) -> None:
    person = await work.person_of(account)
    await work.tell(account, Joined(person))
    if person.is_villager:
        await strangers.offer_held(work, account)
