"""Who sees what of a case: every role beside every kind of case, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.access import (
    CONCERNS_SOMEBODY,
    Access,
    Sight,
    Viewer,
    access,
    handles_papers,
    sees_custody,
    sees_kind,
)
from bot.domain.case import Case, Privacy
from bot.domain.case_life import RUNNING, UNSENT, CaseState
from bot.domain.case_number import CaseNumber
from bot.domain.centers import Center
from bot.domain.people import Cadre, Household
from bot.domain.roster import HouseholdKind
from bot.domain.topic import Topic

NOW: Final = datetime(2026, 11, 16, tzinfo=UTC)
REPORTER, HOUSEHOLD = 70, 9

SECRETARY = Cadre(1, "样书", "", None, is_secretary=True)
RESPONSIBLE = Cadre(2, "样责", "", None, frozenset({Center.SOCIAL}), group=2)
LEAD = Cadre(
    3,
    "样长",
    "",
    None,
    frozenset({Center.SOCIAL, Center.HEALTH}),
    frozenset({Center.SOCIAL, Center.HEALTH}),
)
OTHER_LEAD = Cadre(4, "样外", "", None, frozenset({Center.INDUSTRY}), frozenset({Center.INDUSTRY}))
PAIRED = Cadre(5, "样包", "", None, group=2, poor_household_id=HOUSEHOLD)
REGISTRAR = Cadre(6, "样登", "", None)
TOWNSHIP = Cadre(7, "样镇", "", None, is_township=True)
CADRES = (SECRETARY, RESPONSIBLE, LEAD, OTHER_LEAD, PAIRED, REGISTRAR, TOWNSHIP)

VIEWERS: Final = {
    "writer": Viewer(REPORTER),
    "family": Viewer(71),
    "responsible": Viewer(82, RESPONSIBLE),
    "lead": Viewer(83, LEAD),
    "secretary": Viewer(81, SECRETARY),
    "registrar": Viewer(86, REGISTRAR),
    "township": Viewer(87, TOWNSHIP),
    "other lead": Viewer(84, OTHER_LEAD),
    "paired": Viewer(85, PAIRED),
}


def case(**changes: object) -> Case:
    usual = Case(
        id=1,
        number=CaseNumber(2026, 1),
        reporter_id=REPORTER,
        household_id=HOUSEHOLD,
        topic=Topic.SOCIAL,
        about_id=None,
        state=CaseState.ASSIGNED,
        responsible_id=RESPONSIBLE.id,
        opened_at=NOW,
        first_due_at=NOW + timedelta(days=7),
        due_at=NOW + timedelta(days=7),
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


SECRET = Privacy()
KINDS: Final = {
    "ordinary": case(),
    "no center": case(topic=None),
    "proxy": case(topic=Topic.PROXY),
    "answered": case(state=CaseState.ANSWERED),
    "raised": case(state=CaseState.RAISED, responsible_id=None, topic=None),
    "withheld": case(state=CaseState.WITHHELD, responsible_id=None, topic=None),
    "health": case(topic=Topic.HEALTH),
    "confidential": case(privacy=SECRET),
    "confidential health": case(topic=Topic.HEALTH, privacy=SECRET),
    "complaint": case(topic=Topic.COMPLAINT, responsible_id=SECRETARY.id, about_id=PAIRED.id),
    "complaint, no name": case(topic=Topic.COMPLAINT, responsible_id=SECRETARY.id),
    "about secretary": case(topic=Topic.COMPLAINT, responsible_id=TOWNSHIP.id, about_id=SECRETARY.id),
    "about secretary, confidential": case(
        topic=Topic.COMPLAINT, responsible_id=TOWNSHIP.id, about_id=SECRETARY.id, privacy=SECRET
    ),
    "waits for township": case(
        topic=Topic.COMPLAINT, state=CaseState.WITHHELD, responsible_id=None, about_id=SECRETARY.id
    ),
    "registered": case(reporter_id=None, registered_by=REGISTRAR.id),
    "registered health": case(reporter_id=None, registered_by=REGISTRAR.id, topic=Topic.HEALTH),
    "registered, raised": case(
        reporter_id=None, registered_by=REGISTRAR.id, state=CaseState.RAISED, responsible_id=None
    ),
}

# W: words and whose it is · w: words, not whose · S: number, state, dates · N: those, and whose · -: nothing
LETTERS: Final = {
    "W": Access(Sight.EVERYTHING, identity=True),
    "w": Access(Sight.EVERYTHING, identity=False),
    "S": Access(Sight.STATE, identity=False),
    "N": Access(Sight.STATE, identity=True),
    "-": Access(Sight.NOTHING, identity=False),
}
TABLE: Final = """
                               writer family responsible lead secretary registrar township other paired
ordinary                       W      -      W           W    W         -         S        -     -
no center                      W      -      W           -    W         -         S        -     -
proxy                          W      -      W           -    W         -         S        -     -
answered                       W      -      W           W    W         -         -        -     -
raised                         W      -      -           -    -         -         -        -     -
withheld                       W      -      -           -    -         -         -        -     -
health                         W      -      W           S    S         -         S        -     -
confidential                   W      -      w           S    W         -         S        -     -
confidential health            W      -      w           S    N         -         S        -     -
complaint                      W      -      -           -    W         -         S        -     -
complaint, no name             W      -      -           -    W         -         S        -     -
about secretary                W      -      -           -    -         -         W        -     -
about secretary, confidential  W      -      -           -    -         -         w        -     -
waits for township             W      -      -           -    -         -         -        -     -
registered                     -      -      W           W    W         W         S        -     -
registered health              -      -      W           S    S         N         S        -     -
registered, raised             -      -      -           -    -         W         -        -     -
"""


def _table() -> list[tuple[str, str, Access]]:
    rows = []
    for line in TABLE.strip("\n").splitlines()[1:]:
        kind, letters = line[:31].strip(), line[31:].split()
        rows += [(viewer, kind, LETTERS[letter]) for viewer, letter in zip(VIEWERS, letters, strict=True)]
    return rows


@pytest.mark.parametrize(("viewer", "kind", "expected"), _table())
def test_what_each_sees_of_each_kind_of_case(viewer: str, kind: str, expected: Access) -> None:
    assert access(VIEWERS[viewer], KINDS[kind]) == expected


def test_the_table_leaves_out_no_kind_of_case() -> None:
    assert {kind for _, kind, _ in _table()} == set(KINDS)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    state = draw(st.sampled_from([s for s in CaseState if s is not CaseState.ERASED]))
    ids = st.sampled_from([cadre.id for cadre in CADRES])
    registered = draw(st.booleans())
    return case(
        topic=draw(st.none() | st.sampled_from(list(Topic))),
        state=state,
        about_id=draw(st.none() | ids),
        responsible_id=None if state in UNSENT else draw(ids),
        privacy=draw(st.none() | st.builds(Privacy, st.booleans(), st.booleans())),
        reporter_id=None if registered else REPORTER,
        registered_by=draw(ids) if registered else None,
        appealed=draw(st.booleans()),
        handovers=draw(st.integers(0, 3)),
    )


@st.composite
def cadres(draw: st.DrawFn) -> Cadre:
    """A cadre who may be everything else besides."""
    centers = draw(st.frozensets(st.sampled_from(list(Center))))
    return Cadre(
        draw(st.sampled_from([cadre.id for cadre in CADRES])),
        "样某",
        "",
        None,
        centers,
        frozenset(c for c in centers if draw(st.booleans())),
        group=draw(st.none() | st.integers(1, 3)),
        poor_household_id=draw(st.none() | st.just(HOUSEHOLD)),
        is_secretary=draw(st.booleans()),
        is_township=draw(st.booleans()),
    )


accounts = st.sampled_from([REPORTER, 71, 82])


@given(cases(), cadres(), accounts)
def test_whom_a_complaint_is_about_sees_nothing_whatever_else_he_is(
    found: Case, cadre: Cadre, account_id: int
) -> None:
    complaint = replace(found, topic=Topic.COMPLAINT, about_id=cadre.id)
    assert access(Viewer(account_id, cadre), complaint) == LETTERS["-"]


@given(cases(), st.integers(71, 200))
def test_another_account_of_the_household_sees_nothing(found: Case, account_id: int) -> None:
    assert access(Viewer(account_id), found) == LETTERS["-"]


@given(cases())
def test_its_writer_always_sees_all_of_it(found: Case) -> None:
    written = replace(found, reporter_id=REPORTER)
    assert access(Viewer(REPORTER), written) == LETTERS["W"]


@given(cases(), cadres())
def test_whose_a_confidential_case_is_nobody_knows_but_the_secretary(found: Case, cadre: Cadre) -> None:
    secret = replace(found, privacy=SECRET, registered_by=None)
    assert cadre.is_secretary or not access(Viewer(82, cadre), secret).identity


@given(cases(), cadres())
def test_words_about_health_are_for_the_responsible_cadre_alone(found: Case, cadre: Cadre) -> None:
    health = replace(found, topic=Topic.HEALTH)
    reads = access(Viewer(82, cadre), health).sight is Sight.EVERYTHING
    registrar = health.state in UNSENT and health.registered_by == cadre.id
    assert not reads or health.responsible_id == cadre.id or registrar


@given(cases(), cadres())
def test_a_complaint_is_seen_by_nobody_but_who_hears_it_the_secretary_and_late_the_township(
    found: Case, cadre: Cadre
) -> None:
    complaint = replace(found, topic=Topic.COMPLAINT, registered_by=None)
    sight = access(Viewer(82, cadre), complaint).sight
    hears = cadre.is_secretary or complaint.responsible_id == cadre.id
    if not hears:
        assert sight is (Sight.STATE if _escalates(cadre, complaint) else Sight.NOTHING)


def _escalates(cadre: Cadre, found: Case) -> bool:
    return cadre.is_township and found.state in RUNNING and found.about_id != cadre.id


@given(cases(), cadres())
def test_whoever_has_to_answer_a_case_can_read_it(found: Case, cadre: Cadre) -> None:
    his = replace(found, responsible_id=cadre.id)
    if his.state not in UNSENT and not (his.topic in CONCERNS_SOMEBODY and his.about_id == cadre.id):
        assert access(Viewer(82, cadre), his).sight is Sight.EVERYTHING


@given(cases(), cadres())
def test_whoever_has_no_office_in_a_case_sees_nothing_of_it(found: Case, cadre: Cadre) -> None:
    plain = replace(cadre, is_secretary=False, is_township=False, leads=frozenset())
    if plain.id not in {found.responsible_id, found.registered_by}:
        assert access(Viewer(82, plain), found) == LETTERS["-"]


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (Cadre(1, "张", "", None, large_household_id=7), True),
        (Cadre(1, "张", "", None, poor_household_id=7), True),
        (Cadre(1, "李", "", None, is_secretary=True), True),
        (Cadre(1, "王", "", None, group=2), False),
        (Cadre(1, "王", "", None, large_household_id=8), False),
        (Cadre(1, "韦", "", None, large_household_id=7, is_township=True), False),
        (Cadre(1, "覃", "", None, large_household_id=7, active=False), False),
        (None, False),
    ],
)
def test_what_kind_a_household_is_only_its_own_cadre_and_the_secretary_know(
    viewer: Cadre | None, *, sees: bool
) -> None:
    household = Household(7, "2-007", 2, "罗", HouseholdKind.IN_DIFFICULTY)
    assert sees_kind(viewer, household) is sees


@pytest.mark.parametrize(
    ("kind", "see", "handle"),
    [
        ("proxy", {"writer", "responsible", "secretary"}, {"responsible"}),
        ("registered", {"responsible", "secretary", "registrar"}, {"responsible"}),
        ("raised", {"writer"}, set()),
        # Whoever may not know whose papers they are has nothing to do with them.
        ("confidential", {"writer", "secretary"}, set()),
    ],
)
def test_papers_are_seen_by_who_knows_whose_they_are_and_handled_by_one(
    kind: str, see: set[str], handle: set[str]
) -> None:
    found = case(topic=Topic.PROXY) if kind == "proxy" else KINDS[kind]
    seeing = {who for who, viewer in VIEWERS.items() if sees_custody(viewer, found)}
    # A center's lead may read what came to his center; paperwork comes to none.
    assert seeing - {"lead"} == see
    assert {who for who, viewer in VIEWERS.items() if handles_papers(viewer, found)} == handle
