"""Routing: center x group → the one person responsible. Pure and total.

In order: the cadre of that center who is paired with that group, else that center's lead, else today's
duty cadre, else the secretary. Anybody on leave is replaced by his substitute first; whoever hasn't joined
is skipped; if nobody of them has joined, the secretary owns it and it is delivered when he joins.
A complaint goes to the secretary, or around him to the township's contact.
No case goes to its reporter, and no complaint to the one it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.centers import Center
from bot.domain.topic import Topic

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.directory import Directory
    from bot.domain.people import Cadre


FOR_THE_BRANCH: Final = frozenset({Topic.COMPLAINT, Topic.QUESTION})
"""The secretary hears it, or where it is about him the township's contact; nobody stands in for them."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What routing needs to know of a case, and nothing of its words."""

    topic: Topic | None
    """None where the villager tapped no center."""
    group: int
    reporter_cadre_id: int | None = None
    """The reporter, where he is a cadre himself."""
    about_id: int | None = None
    """The cadre that a complaint is about."""
    for_secretary: bool = False
    """No center was tapped, and the words name a cadre or sound like a complaint."""
    confidential: bool = False
    """保密: it goes to the center's lead, not to the paired cadre, who would know whose it is."""


@dataclass(frozen=True, slots=True)
class Route:
    """The answer of `route`."""

    cadre: Cadre | None
    """The one person responsible. None only where the roster has nobody whom the case may go to."""
    joined: bool
    """Whether he can be written to now; if not, the villager needs his phone."""


def route(matter: Matter, directory: Directory, today: date) -> Route:
    """Return who is responsible for a matter today."""
    barred = {matter.reporter_cadre_id, matter.about_id} - {None}
    for candidate in _candidates(matter, directory, today):
        person = directory.substitute(candidate, today)
        if person is not None and person.id not in barred and person.id in directory.joined:
            return Route(person, joined=True)
    for person in _owners(matter, directory):
        if person.id not in barred:
            return Route(person, joined=person.id in directory.joined)
    return Route(None, joined=False)


def _candidates(matter: Matter, directory: Directory, today: date) -> Iterator[Cadre]:
    """Yield whom to try, first choice first."""
    if matter.topic in FOR_THE_BRANCH or matter.for_secretary:
        return  # nobody stands in for the one who hears complaints: it may be about his substitute
    center = matter.topic.service_center if matter.topic is not None else None
    if not matter.confidential:
        yield from directory.paired_with(matter.group, center)
    # Proxy paperwork is the paired cadre's; behind him stands the center that handles certificates.
    led = Center.SOCIAL if matter.topic is Topic.PROXY else center
    lead = directory.lead(led) if led is not None else None
    if lead is not None:
        yield lead
    if not matter.confidential:
        yield from directory.on_duty(today)
    if directory.secretary is not None:
        yield directory.secretary


def _owners(matter: Matter, directory: Directory) -> Iterator[Cadre]:
    """Yield who owns a matter that none of the candidates can take now."""
    if directory.secretary is not None:
        yield directory.secretary
    # Whoever complains about the secretary must know that somebody hears it: until the township's contact
    # has joined nobody does, and he is told so.
    township = directory.township
    if township is not None and (matter.topic not in FOR_THE_BRANCH or township.id in directory.joined):
        yield township
    # What names a cadre falls to none of them by chance: it might be the one it names.
    if matter.topic not in FOR_THE_BRANCH and not matter.for_secretary:
        yield from sorted(directory.village_cadres, key=lambda cadre: cadre.id not in directory.joined)
