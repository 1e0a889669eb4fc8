"""Routing: a table of who gets what, and what holds for every roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.centers import Center
from bot.domain.directory import Directory, Leave
from bot.domain.people import Cadre
from bot.domain.routing import FOR_THE_BRANCH, Matter, route
from bot.domain.topic import Topic

MONDAY = date(2026, 11, 23)

PAIRED = Cadre(1, "李样一", "包2组", "13800000001", frozenset({Center.SOCIAL}), group=2)
LEAD = Cadre(2, "王样二", "社会事务", "13800000002", frozenset({Center.SOCIAL}), frozenset({Center.SOCIAL}))
DUTY = Cadre(3, "赵样三", "值班", "13800000003", group=5)
SECRETARY = Cadre(4, "陈样四", "支书", "13800000004", is_secretary=True)
TOWNSHIP = Cadre(5, "周样五", "乡镇联系人", "13800000005", is_township=True)
STAND_IN = Cadre(6, "吴样六", "代理", "13800000006", group=7)
EVERYBODY = (PAIRED, LEAD, DUTY, SECRETARY, TOWNSHIP, STAND_IN)
ALL = frozenset(cadre.id for cadre in EVERYBODY)


def directory(joined: frozenset[int] = ALL, leaves: tuple[Leave, ...] = ()) -> Directory:
    return Directory(EVERYBODY, {0: (DUTY.id,)}, leaves, joined)


SOCIAL = Matter(Topic.SOCIAL, 2)


@pytest.mark.parametrize(
    ("matter", "joined", "expected", "reached"),
    [
        pytest.param(SOCIAL, ALL, PAIRED, True, id="the center's cadre paired with the group"),
        pytest.param(SOCIAL, ALL - {1}, LEAD, True, id="else the center's lead"),
        pytest.param(SOCIAL, ALL - {1, 2}, DUTY, True, id="else today's duty cadre"),
        pytest.param(SOCIAL, ALL - {1, 2, 3}, SECRETARY, True, id="else the secretary"),
        pytest.param(SOCIAL, frozenset({5}), SECRETARY, False, id="nobody joined: the secretary owns it"),
        pytest.param(Matter(Topic.SOCIAL, 9), ALL, LEAD, True, id="no cadre of the center paired: its lead"),
        pytest.param(Matter(Topic.HEALTH, 2), ALL, DUTY, True, id="paired, but sits in another center"),
        pytest.param(Matter(None, 2), ALL, PAIRED, True, id="no center tapped: the paired cadre"),
        pytest.param(Matter(None, 9), ALL, DUTY, True, id="no center and nobody paired: on duty"),
        pytest.param(Matter(Topic.PROXY, 2), ALL, PAIRED, True, id="proxy handling: the paired cadre"),
        pytest.param(Matter(Topic.PROXY, 9), ALL, LEAD, True, id="proxy, nobody paired: social's lead"),
        pytest.param(Matter(None, 2, for_secretary=True), ALL, SECRETARY, True, id="names a cadre"),
        pytest.param(replace(SOCIAL, reporter_cadre_id=1), ALL, LEAD, True, id="never to its reporter"),
        pytest.param(Matter(Topic.COMPLAINT, 2), ALL, SECRETARY, True, id="a complaint: the secretary"),
        pytest.param(Matter(Topic.COMPLAINT, 2, about_id=4), ALL, TOWNSHIP, True, id="about the secretary"),
        pytest.param(Matter(Topic.COMPLAINT, 2, about_id=4), ALL - {5}, None, False, id="nobody to hear it"),
        pytest.param(Matter(Topic.COMPLAINT, 2, 4), ALL, TOWNSHIP, True, id="by the secretary himself"),
        pytest.param(Matter(Topic.COMPLAINT, 2), ALL - {4}, SECRETARY, False, id="secretary not joined"),
    ],
)
def test_a_matter_goes_to(
    matter: Matter, joined: frozenset[int], expected: Cadre | None, *, reached: bool
) -> None:
    found = route(matter, directory(joined), MONDAY)
    assert (found.cadre, found.joined) == (expected, reached)


def test_a_cadre_on_leave_is_replaced_by_his_substitute_first() -> None:
    away = replace(PAIRED, substitute_id=STAND_IN.id)
    house = replace(directory(), cadres=(away, *EVERYBODY[1:]))
    house = replace(house, leaves=(Leave(away.id, MONDAY, MONDAY),))
    assert route(SOCIAL, house, MONDAY).cadre == STAND_IN
    assert route(SOCIAL, house, date(2026, 11, 24)).cadre == away


def test_a_circle_of_substitutes_on_leave_passes_to_the_next_candidate() -> None:
    first, second = replace(PAIRED, substitute_id=6), replace(STAND_IN, substitute_id=1)
    house = Directory(
        (first, LEAD, DUTY, SECRETARY, TOWNSHIP, second),
        leaves=(Leave(1, MONDAY, MONDAY), Leave(6, MONDAY, MONDAY)),
        joined=ALL,
    )
    assert route(SOCIAL, house, MONDAY).cadre == LEAD


@pytest.mark.parametrize("matter", [Matter(None, 2, for_secretary=True), Matter(Topic.COMPLAINT, 2)])
def test_nobody_stands_in_for_a_secretary_on_leave_to_hear_of_cadres(matter: Matter) -> None:
    away = replace(SECRETARY, substitute_id=STAND_IN.id)  # who may be the one that the words name
    house = replace(directory(), cadres=(PAIRED, LEAD, DUTY, away, TOWNSHIP, STAND_IN))
    house = replace(house, leaves=(Leave(away.id, MONDAY, MONDAY),))
    assert route(matter, house, MONDAY).cadre == away


ids = st.integers(1, 6)
centers = st.frozensets(st.sampled_from(list(Center)), max_size=3)


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    count = draw(st.integers(1, 6))
    cadres = []
    for cadre_id in range(1, count + 1):
        sits = draw(centers)
        cadres.append(
            Cadre(
                cadre_id,
                f"样{cadre_id}",
                "",
                None,
                sits,
                frozenset(c for c in sits if draw(st.booleans())),
                group=draw(st.none() | st.integers(1, 3)),
                is_secretary=cadre_id == 1,
                is_township=cadre_id == count and count > 1 and draw(st.booleans()),
                substitute_id=draw(st.none() | ids),
            )
        )
    leaves = draw(st.lists(st.builds(Leave, ids, st.just(MONDAY), st.just(MONDAY)), max_size=4))
    duty = {0: tuple(draw(st.lists(ids, max_size=2)))}
    return Directory(tuple(cadres), duty, tuple(leaves), draw(st.frozensets(ids)))


matters = st.builds(
    Matter,
    topic=st.none() | st.sampled_from(list(Topic)),
    group=st.integers(1, 3),
    reporter_cadre_id=st.none() | ids,
    about_id=st.none() | ids,
    for_secretary=st.booleans(),
)


@given(matters, directories())
def test_routing_is_total_and_never_to_reporter_or_accused(matter: Matter, house: Directory) -> None:
    found = route(matter, house, MONDAY)
    if found.cadre is None:
        barred = {matter.reporter_cadre_id, matter.about_id}
        free = [c for c in house.village_cadres if c.id not in barred]
        assert matter.topic in FOR_THE_BRANCH or matter.for_secretary or not free
        return
    assert found.cadre.id not in {matter.reporter_cadre_id, matter.about_id}
    assert found.cadre in house.cadres
    assert found.joined == (found.cadre.id in house.joined)


@given(matters, directories())
def test_whoever_gets_it_has_joined_if_any_candidate_has(matter: Matter, house: Directory) -> None:
    found = route(matter, house, MONDAY)
    secretary = house.secretary
    assert secretary is not None
    usable = secretary.id in house.joined and secretary.id not in {matter.reporter_cadre_id, matter.about_id}
    if usable and not house.is_away(secretary, MONDAY):
        assert found.joined
