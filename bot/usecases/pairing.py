"""包组联户: whom a cadre is tied to, and to whom he sends something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.bulletin import BROUGHT, Audience, BulletinKind, Scope, may_send
from bot.domain.course import may_organise
from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.notices.bulletins import NobodyReached
from bot.domain.notices.matters import NothingPending
from bot.domain.notices.pairing import (
    AudienceQuestion,
    BroughtQuestion,
    NewsCropQuestion,
    NoPairing,
    NotOneOfYours,
    OwnHouseholdPrompt,
    OwnHouseholdsFound,
    PairingMenu,
)
from bot.domain.notices.publishing import NotYours
from bot.domain.pairing import pairing_of, seen_by
from bot.domain.reach import EVERYBODY
from bot.domain.visit_order import own
from bot.usecases import drafting, household_search

if TYPE_CHECKING:
    from bot.domain.actions.pairing import (
        ChooseAudience,
        ChooseBrought,
        ChooseNewsCrop,
        FindOwnHousehold,
        SendToMine,
        WriteNews,
    )
    from bot.domain.people import Cadre, Household, Person
    from bot.usecases.incoming import By, Incoming
    from bot.usecases.work import Work


async def begin(work: Work, by: By) -> None:
    """包组联户: show whom he is tied to, and what he can do for them."""
    person = await work.person(by)
    cadre = serving(person)
    pairing = seen_by(cadre, pairing_of(cadre, await work.records.people.households()))
    group = Audience(Scope.GROUP, group=pairing.group)
    count = await work.records.audiences.households(group) if pairing.group is not None else 0
    reach = await work.records.audiences.of(group, 0, EVERYBODY) if pairing.group is not None else []
    menu = PairingMenu(
        pairing=pairing,
        households=count,
        joined=len({one.household_id for one in reach}),
        writes_news=may_send(cadre, Audience(Scope.SUBSCRIBERS)),
        organises=may_organise(cadre),
        proposals=len(await work.records.bulletins.proposed()) if cadre.is_secretary else 0,
        is_secretary=cadre.is_secretary,
    )
    await work.tell(person.account, menu)


async def ask_whom(work: Work, person: Person, _action: SendToMine) -> None:
    """发给我联系的: ask to whom."""
    cadre = serving(person)
    pairing = seen_by(cadre, pairing_of(cadre, await work.records.people.households()))
    if pairing.is_empty and not cadre.is_secretary:
        raise NoPairing
    await work.tell(person.account, AudienceQuestion(pairing, village=cadre.is_secretary))


async def ask_for_household(work: Work, person: Person, _action: FindOwnHousehold) -> None:
    """Another household of his: the next message names it."""
    serving(person)
    await work.records.dialogues.put(Dialogue(person.account.id, DialogueKind.OWN_HOUSEHOLD, 0, work.now))
    await work.tell(person.account, OwnHouseholdPrompt())


async def search(work: Work, person: Person, dialogue: Dialogue, incoming: Incoming) -> None:
    """Show the households of his that a number or a name fits."""
    cadre = serving(person)
    named = await household_search.found(work, cadre, incoming)
    his = [household for household in named if cadre.is_secretary or own(cadre, household)]
    if not his:
        raise NotOneOfYours
    await work.records.dialogues.put(dialogue)  # another number or name searches anew
    await work.tell(person.account, OwnHouseholdsFound(tuple(his[: household_search.FOUND_AT_MOST])))


async def choose(work: Work, person: Person, action: ChooseAudience) -> None:
    """To these: ask what it is, unless nobody of them would get it."""
    await _allowed(work, person, action.scope, action.target)
    await work.tell(person.account, BroughtQuestion(action.scope, action.target))


async def bring(work: Work, person: Person, action: ChooseBrought) -> None:
    """信息, 技术, 项目 for these: the next message is its content."""
    audience = await _allowed(work, person, action.scope, action.target)
    kind = BulletinKind(action.brought)
    if kind not in BROUGHT:
        raise NothingPending
    await drafting.begin(work, person, kind, audience)


async def ask_crop(work: Work, person: Person, _action: WriteNews) -> None:
    """Industry news: ask for which crop."""
    if not may_send(serving(person), Audience(Scope.SUBSCRIBERS)):
        raise NotYours
    await work.tell(person.account, NewsCropQuestion(tuple(work.rules.crops)))


async def write_news(work: Work, person: Person, action: ChooseNewsCrop) -> None:
    """Industry news for whoever subscribed to this crop: the next message is its content."""
    audience = Audience(Scope.SUBSCRIBERS, crop=action.crop)
    if not may_send(serving(person), audience):
        raise NotYours
    if not await work.records.audiences.of(audience, 0, 1):
        raise NobodyReached
    await drafting.begin(work, person, BulletinKind.NEWS, audience)


def serving(person: Person) -> Cadre:
    """Return the village's cadre behind a person; raise NotYours for anybody else."""
    if person.cadre is None or person.cadre.is_township:
        raise NotYours
    return person.cadre


async def named_household(work: Work, audience: Audience) -> Household | None:
    """Return the one household that an audience names; None for the others."""
    if audience.household_id is None:
        return None
    return await work.records.people.household(audience.household_id)


async def _allowed(work: Work, person: Person, scope: str, target: int | None) -> Audience:
    """Return these people as an audience; raise NotYours where he may not write to them."""
    audience = Audience(
        Scope(scope),
        group=target if scope == Scope.GROUP else None,
        household_id=target if scope == Scope.HOUSEHOLD else None,
    )
    if audience.scope is Scope.SUBSCRIBERS:
        raise NothingPending
    if not may_send(serving(person), audience, await named_household(work, audience)):
        raise NotYours
    if not await work.records.audiences.of(audience, 0, 1):
        raise NobodyReached
    return audience
