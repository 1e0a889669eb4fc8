"""Whom to visit next: the order is a rule of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.directory import Directory
from bot.domain.people import Cadre, Household
from bot.domain.roster import HouseholdKind
from bot.domain.visit_order import Candidate, in_turn, own, whose_turn

TODAY = date(2026, 11, 22)
days = st.none() | st.integers(0, 400).map(lambda ago: TODAY - timedelta(days=ago))
kinds = st.sampled_from(HouseholdKind)


@st.composite
def households(draw: st.DrawFn) -> list[Household]:
    places = draw(st.lists(st.tuples(st.integers(1, 4), kinds, st.booleans()), max_size=12))
    return [
        Household(id_, f"{group}-{id_:03d}", group, "样", kind, active)
        for id_, (group, kind, active) in enumerate(places, start=1)
    ]


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    return [
        Candidate(each, draw(days), draw(st.booleans()), draw(st.booleans())) for each in draw(households())
    ]


def sooner(one: Candidate, other: Candidate) -> bool:
    """Whether the first has to come before the second, said out loud rather than as a key."""
    if one.last_visited != other.last_visited:
        if one.last_visited is None or other.last_visited is None:
            return one.last_visited is None
        return one.last_visited < other.last_visited
    if one.paired != other.paired:
        return one.paired
    hard = (
        one.household.kind is HouseholdKind.IN_DIFFICULTY,
        other.household.kind is HouseholdKind.IN_DIFFICULTY,
    )
    if hard[0] != hard[1]:
        return hard[0]
    return not one.in_bot and other.in_bot


@given(candidates())
def test_longest_not_visited_first_then_paired_in_difficulty_and_without_a_phone(
    some: list[Candidate],
) -> None:
    order = in_turn(some)
    assert sorted(each.household.id for each in order) == sorted(each.household.id for each in some)
    for place, one in enumerate(order):
        assert not any(sooner(later, one) for later in order[place:])


@given(candidates(), st.randoms())
def test_the_order_does_not_depend_on_how_they_came(some: list[Candidate], chance: object) -> None:
    shuffled = list(some)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert in_turn(shuffled) == in_turn(some)


CADRE = Cadre(1, "样", "", None, group=2, large_household_id=1, poor_household_id=3)
OTHER = Cadre(2, "例", "", None, group=3)


def ask(village: Sequence[Household], last: dict[int, date] | None = None) -> list[Household]:
    found = whose_turn(CADRE, Directory((CADRE, OTHER)), village, last or {}, frozenset())
    return [each.household for each in found]


@given(households(), st.dictionaries(st.integers(1, 12), days.filter(bool), max_size=12))
def test_ones_own_come_before_everybody_elses_and_who_left_is_in_none(
    village: list[Household], last: dict[int, date]
) -> None:
    order = ask(village, last)
    assert {each.id for each in order} == {each.id for each in village if each.active}
    mine = [own(CADRE, each) for each in order]
    assert mine == sorted(mine, reverse=True)
    rest = [each.group == 3 for each in order if not own(CADRE, each)]
    assert rest == sorted(rest)


def test_a_household_that_was_visited_goes_behind_those_that_were_not() -> None:
    village = [Household(n, f"2-00{n}", 2, "样", HouseholdKind.ORDINARY) for n in (5, 6, 7)]
    assert [each.id for each in ask(village)] == [5, 6, 7]
    assert [each.id for each in ask(village, {5: TODAY, 6: TODAY - timedelta(days=9)})] == [7, 6, 5]
