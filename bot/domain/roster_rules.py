"""The rules that concern a roster as a whole. Pure: what comes back are breaches, never words.

What is allowed on purpose: a group nobody is paired with and a center nobody leads (routing goes on to the
next in line); several cadres for one group as long as no center has two of them, since the rule "the cadre of
that center who is paired with that group" must name one person; several people on duty on one day; one phone
in several households (joining by phone then refuses that number as ambiguous).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.domain.centers import CENTER_NAMES_ZH, Center
from bot.domain.roster import KIND_NAMES_ZH, HouseholdKind, Roster, RosterCadre


class Noun(StrEnum):
    """Which of the roster's lists a breach points into."""

    HOUSEHOLD = "households"
    CADRE = "cadres"
    DUTY = "duty"


class Rule(StrEnum):
    """What was broken."""

    NO_HOUSEHOLDS = "no_households"
    NUMBER_TWICE = "number_twice"
    NUMBER_OF_OTHER_GROUP = "number_of_other_group"
    MEMBER_TWICE = "member_twice"
    NO_SECRETARY = "no_secretary"
    SECRETARY_TWICE = "secretary_twice"
    CADRE_TWICE = "cadre_twice"
    GROUP_UNKNOWN = "group_unknown"
    PAIRING_TWICE = "pairing_twice"
    LEAD_TWICE = "lead_twice"
    HOUSEHOLD_UNKNOWN = "household_unknown"
    HOUSEHOLD_OF_OTHER_KIND = "household_of_other_kind"
    SUBSTITUTE_UNKNOWN = "substitute_unknown"
    SUBSTITUTE_HIMSELF = "substitute_himself"
    SUBSTITUTE_TOWNSHIP = "substitute_township"
    TOWNSHIP_IN_VILLAGE = "township_in_village"
    DUTY_UNKNOWN = "duty_unknown"
    DUTY_TOWNSHIP = "duty_township"


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule; `index` counts within the list of `noun` (None: the list as a whole).

    `attribute` is the field of that noun, `value` what stands there, `other` the index of the earlier entry
    it clashes with, and `hint` what the wording may want besides.
    """

    rule: Rule
    noun: Noun
    index: int | None = None
    attribute: str | None = None
    value: str = ""
    other: int | None = None
    hint: str = ""


PAIRED_KINDS: Final = (
    ("large_household", HouseholdKind.LARGE_GROWER),
    ("poor_household", HouseholdKind.IN_DIFFICULTY),
)
"""Which kind each pairing asks for (seven pushes, 6: one large grower and one household in difficulty)."""


def check(roster: Roster) -> tuple[Breach, ...]:
    """Return every breach in the roster, households first; an empty tuple when it is sound."""
    checks: tuple[Callable[[Roster], Iterable[Breach]], ...] = (
        _households,
        _secretary,
        _cadre_names,
        _groups,
        _leads,
        _paired_households,
        _substitutes,
        _township,
        _duty,
    )
    return tuple(breach for one in checks for breach in one(roster))


def _households(roster: Roster) -> Iterator[Breach]:
    if not roster.households:
        yield Breach(Rule.NO_HOUSEHOLDS, Noun.HOUSEHOLD)
    seen: dict[str, int] = {}
    for index, household in enumerate(roster.households):
        first = seen.setdefault(household.number, index)
        if first != index:
            yield Breach(Rule.NUMBER_TWICE, Noun.HOUSEHOLD, index, "number", household.number, other=first)
        if not household.number.startswith(f"{household.group}-"):
            group = str(household.group)
            yield Breach(
                Rule.NUMBER_OF_OTHER_GROUP, Noun.HOUSEHOLD, index, "number", household.number, hint=group
            )
        names = [member.name for member in household.members]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Breach(Rule.MEMBER_TWICE, Noun.HOUSEHOLD, index, "members", name)


def _secretary(roster: Roster) -> Iterator[Breach]:
    secretaries = [index for index, cadre in enumerate(roster.cadres) if cadre.is_secretary]
    if not secretaries:
        yield Breach(Rule.NO_SECRETARY, Noun.CADRE, attribute="is_secretary")
    for index in secretaries[1:]:
        name = roster.cadres[index].name
        yield Breach(Rule.SECRETARY_TWICE, Noun.CADRE, index, "is_secretary", name, other=secretaries[0])


def _cadre_names(roster: Roster) -> Iterator[Breach]:
    seen: dict[str, int] = {}
    for index, cadre in enumerate(roster.cadres):
        first = seen.setdefault(cadre.name, index)
        if first != index:
            yield Breach(Rule.CADRE_TWICE, Noun.CADRE, index, "name", cadre.name, other=first)


def _groups(roster: Roster) -> Iterator[Breach]:
    groups = roster.groups
    seen: dict[tuple[int, Center], int] = {}
    for index, cadre in enumerate(roster.cadres):
        if cadre.group is None:
            continue
        if cadre.group not in groups:
            yield Breach(Rule.GROUP_UNKNOWN, Noun.CADRE, index, "group", str(cadre.group))
        for center in cadre.centers:
            first = seen.setdefault((cadre.group, center), index)
            if first != index:
                yield Breach(Rule.PAIRING_TWICE, Noun.CADRE, index, "group", str(cadre.group), other=first)


def _leads(roster: Roster) -> Iterator[Breach]:
    seen: dict[Center, int] = {}
    for index, cadre in enumerate(roster.cadres):
        for center in cadre.leads:
            first = seen.setdefault(center, index)
            if first != index:
                yield Breach(
                    Rule.LEAD_TWICE, Noun.CADRE, index, "leads", CENTER_NAMES_ZH[center], other=first
                )


def _paired_households(roster: Roster) -> Iterator[Breach]:
    kinds = {household.number: household.kind for household in reversed(roster.households)}
    for index, cadre in enumerate(roster.cadres):
        for attribute, kind in PAIRED_KINDS:
            number = getattr(cadre, attribute)
            if number is None:
                continue
            if number not in kinds:
                yield Breach(Rule.HOUSEHOLD_UNKNOWN, Noun.CADRE, index, attribute, number)
            elif kinds[number] is not kind:
                yield Breach(
                    Rule.HOUSEHOLD_OF_OTHER_KIND,
                    Noun.CADRE,
                    index,
                    attribute,
                    number,
                    hint=KIND_NAMES_ZH[kind],
                )


def _by_name(roster: Roster) -> dict[str, RosterCadre]:
    return {cadre.name: cadre for cadre in reversed(roster.cadres)}


def _substitutes(roster: Roster) -> Iterator[Breach]:
    cadres = _by_name(roster)
    for index, cadre in enumerate(roster.cadres):
        name = cadre.substitute
        if name is None:
            continue
        if name == cadre.name:
            yield Breach(Rule.SUBSTITUTE_HIMSELF, Noun.CADRE, index, "substitute", name)
        elif name not in cadres:
            yield Breach(Rule.SUBSTITUTE_UNKNOWN, Noun.CADRE, index, "substitute", name)
        elif cadres[name].is_township:
            yield Breach(Rule.SUBSTITUTE_TOWNSHIP, Noun.CADRE, index, "substitute", name)


def _township(roster: Roster) -> Iterator[Breach]:
    """The township's contact sees only what is escalated to him: no part of the village's work is his."""
    attributes = ("centers", "leads", "group", "large_household", "poor_household", "is_secretary")
    for index, cadre in enumerate(roster.cadres):
        if cadre.is_township:
            for attribute in attributes:
                if attribute == "centers" and cadre.leads == cadre.centers:
                    continue  # only a consequence of `leads`
                if getattr(cadre, attribute) not in {None, False, ()}:
                    yield Breach(Rule.TOWNSHIP_IN_VILLAGE, Noun.CADRE, index, attribute, cadre.name)


def _duty(roster: Roster) -> Iterator[Breach]:
    cadres = _by_name(roster)
    for index, day in enumerate(roster.duty or ()):
        if day.cadre not in cadres:
            yield Breach(Rule.DUTY_UNKNOWN, Noun.DUTY, index, "cadre", day.cadre)
        elif cadres[day.cadre].is_township:
            yield Breach(Rule.DUTY_TOWNSHIP, Noun.DUTY, index, "cadre", day.cadre)
