"""Settlers: a village that has joined already, so that month-end reaches 1,500 people and not three."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.link import url
from bot.domain.people import MembershipState
from bot.simulator.groups import create_group

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.roster import Roster, RosterCadre, RosterHousehold
    from bot.simulator.bots import BotAccount
    from bot.simulator.people import Person
    from bot.simulator.world import World
    from bot.usecases.work import Work

HOUSEHOLD: Final = "2-005"
"""The household that joins before one's eyes: nobody of it has come in yet."""
SETTLED_BEFORE: Final = timedelta(days=60)
GROUP_TITLE: Final = "那郎村村民群"


@dataclass(frozen=True, slots=True)
class Settled:
    """Everybody, by Telegram id."""

    villagers: Mapping[int, tuple[str, int]]
    """Household's number and the member's place in it."""
    cadres: Mapping[int, str]
    cast: Sequence[int]
    """A villager, the cadre paired with his group, the secretary: none of them has come in yet."""


def people_the_world(world: World, account: BotAccount, roster: Roster, tokens: Mapping[str, str]) -> Settled:
    """Give everybody of the roster a phone, with the card's link in hand; return who is who."""
    cadres = {_cadre(world, account, cadre, tokens): cadre for cadre in roster.cadres}
    secretary = next(person for person, cadre in cadres.items() if cadre.is_secretary)
    group = next(household.group for household in roster.households if household.number == HOUSEHOLD)
    paired = next(person for person, cadre in cadres.items() if cadre.group == group and person != secretary)
    villagers: dict[int, tuple[str, int]] = {}
    first = 0
    for household in roster.households:
        for place in range(len(household.members)):
            person = _villager(world, account, household, place, tokens)
            first = first or (person.id if household.number == HOUSEHOLD else 0)
            villagers[person.id] = (household.number, place)
    cast = (first, paired, secretary)
    for person_id in (*villagers, *cadres):
        account.private_chat(world.people.get(person_id).as_user()).started = not (
            person_id in cast or villagers.get(person_id, ("", 0))[0] == HOUSEHOLD
        )
    create_group(world, account, {"title": GROUP_TITLE, "members": [secretary, *cast[:2], *villagers]})
    return Settled(villagers, {person: cadre.name for person, cadre in cadres.items()}, cast)


async def settle(work: Work, settled: Settled) -> None:
    """Bind everybody who is not to join before one's eyes, as if weeks ago, without a word to them."""
    since = work.now - SETTLED_BEFORE
    accounts, people = work.records.accounts, work.records.people
    # A disclosure goes out in the accounts' order: whoever looks on gets it first, not after 1,500 others.
    for telegram_id in settled.cast:
        await accounts.add(telegram_id, work.village.locale, since)
    households = {household.number: household for household in await people.households()}
    members: dict[int, list[int]] = {}
    for member in await people.all_members():
        members.setdefault(member.household_id, []).append(member.id)
    for telegram_id, (number, place) in settled.villagers.items():
        if number == HOUSEHOLD:
            continue
        household = households[number]
        account = await accounts.add(telegram_id, work.village.locale, since)
        member_id = members[household.id][place]
        await accounts.add_membership(account.id, household.id, member_id, MembershipState.JOINED, since)
    cadres = {cadre.name: cadre for cadre in await people.cadres()}
    for telegram_id, name in settled.cadres.items():
        if telegram_id not in settled.cast:
            account = await accounts.add(telegram_id, work.village.locale, since)
            await accounts.bind_cadre(account.id, cadres[name].id, since)


def _villager(
    world: World, account: BotAccount, household: RosterHousehold, place: int, tokens: Mapping[str, str]
) -> Person:
    member = household.members[place]
    role = "户主" if member.name == household.head else "村民"
    return world.people.put(
        {
            "first_name": member.name,
            "phone": _dialled(member.phone),
            "about": f"{role} · {household.group}组 {household.number}户",
            "link": url(account.username, tokens[household.number]),
        }
    )


def _cadre(world: World, account: BotAccount, cadre: RosterCadre, tokens: Mapping[str, str]) -> int:
    role = "支部书记" if cadre.is_secretary else "乡镇联系人" if cadre.is_township else "村干部"
    return world.people.put(
        {
            "first_name": cadre.name,
            "phone": _dialled(cadre.phone),
            "about": f"{role} · {cadre.duties}" if cadre.duties != role else role,
            "link": url(account.username, tokens[cadre.name]),
        }
    ).id


def _dialled(phone: str | None) -> str | None:
    """Return a number as Telegram has it: with the country's code."""
    return f"+86{phone}" if phone else None
