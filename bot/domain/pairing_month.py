"""A month of 包组联户: for each pairing the contacts, the visits among them, and what was brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.bulletin import BROUGHT, Bulletin, BulletinKind, Scope
from bot.domain.pairing import Pairing
from bot.domain.people import Household
from bot.domain.visit import Visit


class Tie(StrEnum):
    """To whom a cadre is tied."""

    GROUP = "group"
    GROWER = "grower"
    DIFFICULTY = "difficulty"


@dataclass(frozen=True, slots=True)
class TieLine:
    """One pairing's month."""

    tie: Tie
    name: str
    """The group's number, or the household's with its head."""
    messages: int
    visits: int
    brought: tuple[tuple[BulletinKind, int], ...]
    """What was brought and how often; nothing that wasn't."""

    @property
    def contacts(self) -> int:
        """How often he was in touch with them: what he sent, and the visits."""
        return self.messages + self.visits


@dataclass(frozen=True, slots=True)
class CadreMonth:
    """One cadre's pairings."""

    name: str
    lines: tuple[TieLine, ...]

    @property
    def contacts(self) -> int:
        """How often he was in touch with all of them."""
        return sum(line.contacts for line in self.lines)

    @property
    def visits(self) -> int:
        """How many of these were visits."""
        return sum(line.visits for line in self.lines)


def ties_of(
    pairing: Pairing,
    bulletins: Iterable[Bulletin],
    visits: Iterable[Visit],
    groups: Mapping[int, int],
) -> tuple[TieLine, ...]:
    """Return a cadre's lines out of his own bulletins and visits; `groups` has each household's group.

    What concerns a household that is tied to him by itself stands in its line alone: nothing counts twice.
    """
    tied = {household.id: tie for tie, household in _households(pairing)}

    def tie_of(household_id: int | None) -> Tie | None:
        if household_id in tied:
            return tied[household_id]
        group = groups.get(household_id or 0)
        return Tie.GROUP if group is not None and group == pairing.group else None

    sent: dict[Tie, Counter[BulletinKind]] = {tie: Counter() for tie in Tie}
    for bulletin in bulletins:
        audience = bulletin.audience
        to_group = audience.scope is Scope.GROUP and audience.group == pairing.group
        tie = Tie.GROUP if to_group else tie_of(audience.household_id)
        if bulletin.kind in BROUGHT and tie is not None:
            sent[tie][bulletin.kind] += 1
    visited = Counter(tie_of(visit.household_id) for visit in visits)
    return tuple(_line(tie, name, sent[tie], visited[tie]) for tie, name in _names(pairing))


def _line(tie: Tie, name: str, sent: Counter[BulletinKind], visits: int) -> TieLine:
    brought = tuple((kind, sent[kind]) for kind in BROUGHT if sent[kind])
    return TieLine(tie, name, sent.total(), visits, brought)


def _households(pairing: Pairing) -> list[tuple[Tie, Household]]:
    both = ((Tie.GROWER, pairing.grower), (Tie.DIFFICULTY, pairing.poor))
    return [(tie, household) for tie, household in both if household is not None]


def _names(pairing: Pairing) -> list[tuple[Tie, str]]:
    group = [(Tie.GROUP, str(pairing.group))] if pairing.group is not None else []
    return group + [(tie, f"{one.number} {one.head}") for tie, one in _households(pairing)]
