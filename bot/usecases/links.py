"""Links: one for every household and every cadre, to be printed on cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.erased import ErasedKind
from bot.domain.link import LinkKind, new_token
from bot.usecases import auditing

if TYPE_CHECKING:
    from bot.domain.link import Link
    from bot.domain.people import Cadre, Household
    from bot.ports import Records
    from bot.usecases.work import Work


@dataclass(frozen=True, slots=True)
class CardLine:
    """One link with whom it is for, as `lianxin cards` lists it."""

    kind: LinkKind
    group: int | None
    household: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class Reissue:
    """Revoke the link of a household (by its number) or a cadre (by name), and make a new one."""

    household: str | None = None
    cadre: str | None = None


class NobodyOfThatNameError(LookupError):
    """The roster has no such household or cadre."""

    def __init__(self, wanted: str) -> None:
        super().__init__(wanted)
        self.wanted = wanted


async def issue_missing(work: Work) -> int:
    """Give a link to every active household and cadre who has none; return how many were made."""
    living = await work.records.links.living()
    households = {link.household_id for link in living}
    cadres = {link.cadre_id for link in living}
    made = 0
    for household in await work.records.people.households():
        if household.active and household.id not in households:
            await _issue(work, household=household)
            made += 1
    for cadre in await work.records.people.cadres():
        if cadre.active and cadre.id not in cadres:
            await _issue(work, cadre=cadre)
            made += 1
    return made


async def revoke(work: Work, link: Link) -> None:
    """Let nobody come in by a link any more, nor by an older backup."""
    await work.records.links.revoke(link.id, work.now)
    await work.records.erasures.note(ErasedKind.LINK, link.id, work.now)


async def reissue(work: Work, command: Reissue) -> CardLine:
    """Revoke one link and make a new one; raise NobodyOfThatNameError where the roster has no such."""
    household = cadre = None
    if command.household is not None:
        household = await work.records.people.household_by_number(command.household)
    if command.cadre is not None:
        found = [c for c in await work.records.people.cadres() if c.active and c.name == command.cadre]
        cadre = found[0] if found else None
    if household is None and cadre is None:
        raise NobodyOfThatNameError(command.household or command.cadre or "")
    for link in await work.records.links.living():
        same_household = household is not None and link.household_id == household.id
        if same_household or (cadre is not None and link.cadre_id == cadre.id):
            await revoke(work, link)
    if cadre is not None:
        # His phone may be lost: until he has joined by the new link, nothing reaches the old one.
        await work.records.accounts.release_cadre(cadre.id)
    made = await _issue(work, household=household, cadre=cadre)
    await auditing.note(
        work,
        Act.REISSUED_LINK,
        household_id=household.id if household else None,
        about_id=cadre.id if cadre else None,
    )
    return _line(made, household, cadre)


async def cards(records: Records) -> list[CardLine]:
    """Return every living link of an active household or cadre: households by number, then cadres."""
    households = {h.id: h for h in await records.people.households() if h.active}
    cadres = {c.id: c for c in await records.people.cadres() if c.active}
    lines = []
    for link in await records.links.living():
        household = households.get(link.household_id or 0)
        cadre = cadres.get(link.cadre_id or 0)
        if household is not None or cadre is not None:
            lines.append(_line(link, household, cadre))
    order = list(LinkKind)
    return sorted(lines, key=lambda line: (order.index(line.kind), line.group or 0, line.household))


async def _issue(work: Work, *, household: Household | None = None, cadre: Cadre | None = None) -> Link:
    kind = LinkKind.HOUSEHOLD
    if cadre is not None:
        kind = LinkKind.TOWNSHIP if cadre.is_township else LinkKind.CADRE
    return await work.records.links.add(
        new_token(),
        kind,
        household_id=household.id if household else None,
        cadre_id=cadre.id if cadre else None,
        now=work.now,
    )


def _line(link: Link, household: Household | None, cadre: Cadre | None) -> CardLine:
    if household is not None:
        return CardLine(link.kind, household.group, household.number, household.head, link.token)
    assert cadre is not None
    kind = LinkKind.TOWNSHIP if cadre.is_township else LinkKind.CADRE
    return CardLine(kind, cadre.group, "", cadre.name, link.token)
