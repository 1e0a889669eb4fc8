"""A case's life: what can happen, and that nothing else can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import Case
from bot.domain.case_life import TRANSITIONS, CaseState, CaseStep, IllegalStepError, Outcome, Rating
from bot.domain.case_number import CaseNumber
from bot.domain.topic import Topic

OPENED = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def case(state: CaseState = CaseState.RAISED) -> Case:
    return Case(
        id=1,
        number=CaseNumber(2026, 153),
        reporter_id=1,
        household_id=1,
        topic=None,
        about_id=None,
        state=state,
        responsible_id=None,
        opened_at=OPENED,
        first_due_at=OPENED + timedelta(days=7),
        due_at=OPENED + timedelta(days=7),
    )


AGAIN = OPENED + timedelta(days=20)
TAKE: dict[CaseStep, Callable[[Case], Case]] = {
    CaseStep.ROUTE: lambda c: c.routed(7, Topic.SOCIAL),
    CaseStep.WITHHOLD: lambda c: c.withheld(Topic.COMPLAINT),
    CaseStep.VERIFY: lambda c: c.verifying(),
    CaseStep.ACCEPT: lambda c: c.accepted(OPENED + timedelta(hours=5), AGAIN),
    CaseStep.ANSWER: lambda c: c.answered(OPENED + timedelta(days=1)),
    CaseStep.EXPLAIN: lambda c: c.explained(OPENED + timedelta(days=2)),
    CaseStep.RESOLVE: lambda c: c.resolved(OPENED + timedelta(days=3)),
    CaseStep.REOPEN: lambda c: c.reopened(AGAIN),
    CaseStep.APPEAL: lambda c: c.taken_further(9, AGAIN),
    CaseStep.LAPSE: lambda c: c.lapsed(OPENED + timedelta(days=6)),
    CaseStep.WITHDRAW: lambda c: c.withdrawn(OPENED + timedelta(days=4)),
    CaseStep.ERASE: lambda c: c.erased(),
}


def may(current: Case, step: CaseStep) -> bool:
    if step is CaseStep.REOPEN and current.is_decided:
        return False  # the secretary's word was final
    return (current.state, step) in TRANSITIONS and not (step is CaseStep.APPEAL and current.appealed)


@given(st.lists(st.sampled_from(list(CaseStep)), max_size=8))
def test_an_illegal_step_raises_and_changes_nothing(steps: list[CaseStep]) -> None:
    current = case()
    for step in steps:
        before = current
        if may(current, step):
            current = TAKE[step](current)
            assert current.state is TRANSITIONS[before.state, step]
        else:
            with pytest.raises(IllegalStepError) as caught:
                TAKE[step](current)
            assert (caught.value.state, caught.value.step) == (before.state, step)
            assert current == before


@given(st.lists(st.sampled_from(list(CaseStep)), max_size=20))
def test_whatever_happens_the_first_promised_date_stays(steps: list[CaseStep]) -> None:
    current = case()
    for step in steps:
        before = current
        if may(current, step):
            current = TAKE[step](current)
        moved = step in {CaseStep.REOPEN, CaseStep.APPEAL, CaseStep.ACCEPT} and current is not before
        assert current.due_at == (AGAIN if moved else before.due_at)
        assert (current.opened_at, current.first_due_at) == (OPENED, OPENED + timedelta(days=7))


@given(st.lists(st.sampled_from(list(CaseStep)), max_size=20))
def test_a_running_case_has_exactly_one_responsible_and_no_answer(steps: list[CaseStep]) -> None:
    current = case()
    for step in steps:
        if may(current, step):
            current = TAKE[step](current)
        if current.runs:
            assert current.responsible_id is not None
            assert current.answered_at is None


@given(st.lists(st.sampled_from(list(CaseStep)), max_size=20))
def test_reopenings_are_counted_and_an_appeal_comes_once(steps: list[CaseStep]) -> None:
    current, reopenings, appeals = case(), 0, 0
    for step in steps:
        if may(current, step):
            current = TAKE[step](current)
            reopenings += step is CaseStep.REOPEN
            appeals += step is CaseStep.APPEAL
    assert current.reopenings == reopenings
    assert current.appealed == bool(appeals)
    assert appeals <= 1


LIVED = replace(
    case(CaseState.ASSIGNED),
    responsible_id=7,
    topic=Topic.SOCIAL,
    about_id=3,
    seen_at=OPENED + timedelta(hours=1),
    planned_for=date(2026, 11, 27),
)
"""A case to which something has happened already."""
ANSWERED_ONCE = replace(
    LIVED,
    state=CaseState.ANSWERED,
    answered_at=OPENED + timedelta(days=1),
    first_answered_at=OPENED + timedelta(days=1),
    on_the_spot=True,
)
CLOSED = replace(
    ANSWERED_ONCE,
    state=CaseState.CLOSED,
    closed_at=OPENED + timedelta(days=2),
    outcome=Outcome.RESOLVED,
    rating=Rating.UNSATISFIED,
    reopenings=1,
)
LATER = OPENED + timedelta(days=3)
ANEW = {
    "state": CaseState.ASSIGNED,
    "due_at": AGAIN,
    "planned_for": None,
    "seen_at": None,
    "answered_at": None,
    "closed_at": None,
    "outcome": None,
    "rating": None,
}


@pytest.mark.parametrize(
    ("before", "step", "changed"),
    [
        (
            LIVED,
            lambda c: c.routed(8, Topic.HEALTH, 4),
            {"responsible_id": 8, "topic": Topic.HEALTH, "about_id": 4, "seen_at": None},
        ),
        (
            LIVED,
            lambda c: c.routed(8, None),
            {"responsible_id": 8, "topic": None, "about_id": None, "seen_at": None},
        ),
        (
            LIVED,
            lambda c: c.withheld(Topic.COMPLAINT, 4),
            {
                "state": CaseState.WITHHELD,
                "responsible_id": None,
                "topic": Topic.COMPLAINT,
                "about_id": 4,
            },
        ),
        (LIVED, lambda c: c.verifying(), {"state": CaseState.VERIFYING}),
        (
            LIVED,
            lambda c: c.accepted(LATER, AGAIN),
            {"state": CaseState.VERIFYING, "due_at": AGAIN, "first_answered_at": LATER},
        ),
        (
            LIVED,
            lambda c: c.accepted(LATER, OPENED),
            {"state": CaseState.VERIFYING, "first_answered_at": LATER},
        ),
        (
            LIVED,
            lambda c: c.answered(LATER, on_the_spot=True),
            {
                "state": CaseState.ANSWERED,
                "answered_at": LATER,
                "first_answered_at": LATER,
                "on_the_spot": True,
            },
        ),
        (
            replace(LIVED, first_answered_at=OPENED, on_the_spot=True),
            lambda c: c.explained(LATER),
            {"state": CaseState.EXPLAINED, "answered_at": LATER},
        ),
        (
            ANSWERED_ONCE,
            lambda c: c.resolved(LATER),
            {"state": CaseState.CLOSED, "closed_at": LATER, "outcome": Outcome.RESOLVED},
        ),
        (
            replace(ANSWERED_ONCE, state=CaseState.EXPLAINED),
            lambda c: c.resolved(LATER),
            {"state": CaseState.CLOSED, "closed_at": LATER, "outcome": Outcome.EXPLAINED},
        ),
        (
            ANSWERED_ONCE,
            lambda c: c.lapsed(LATER),
            {"state": CaseState.CLOSED, "closed_at": LATER, "outcome": Outcome.NO_REACTION},
        ),
        (CLOSED, lambda c: c.reopened(AGAIN), ANEW | {"reopenings": 2}),
        (
            replace(ANSWERED_ONCE, state=CaseState.EXPLAINED, reopenings=1),
            lambda c: c.taken_further(9, AGAIN),
            ANEW | {"appealed": True, "responsible_id": 9},
        ),
        (ANSWERED_ONCE, lambda c: c.withdrawn(LATER), {"state": CaseState.WITHDRAWN, "closed_at": LATER}),
        (replace(LIVED, state=CaseState.WITHHELD), lambda c: c.erased(), {"state": CaseState.ERASED}),
    ],
)
def test_each_step_changes_what_it_is_about_and_nothing_else(
    before: Case, step: Callable[[Case], Case], changed: dict[str, object]
) -> None:
    assert asdict(step(before)) == asdict(before) | changed


def test_what_the_secretary_has_decided_is_not_reopened_and_taken_to_him_once() -> None:
    decided = replace(CLOSED, appealed=True)
    with pytest.raises(IllegalStepError) as reopened:
        decided.reopened(AGAIN)
    assert (reopened.value.state, reopened.value.step) == (CaseState.CLOSED, CaseStep.REOPEN)
    with pytest.raises(IllegalStepError) as appealed:
        replace(ANSWERED_ONCE, state=CaseState.EXPLAINED, appealed=True).taken_further(9, AGAIN)
    assert (appealed.value.state, appealed.value.step) == (CaseState.EXPLAINED, CaseStep.APPEAL)


def test_the_rounds_of_the_clock_have_names_of_their_own() -> None:
    assert [
        replace(case(), reopenings=n, appealed=a).round for n, a in ((0, False), (2, False), (2, True))
    ] == [
        "0",
        "2",
        "2a",
    ]


def test_a_case_in_somebodys_hands_has_exactly_one_responsible() -> None:
    assert case().routed(7, None).responsible_id == 7
    assert case().withheld(Topic.COMPLAINT).responsible_id is None


@pytest.mark.parametrize("text", ["2026-0153", " 2026－0153 ", "2026—153"])
def test_a_number_is_read_as_people_write_it(text: str) -> None:
    assert CaseNumber.parse(text) == CaseNumber(2026, 153)


@pytest.mark.parametrize("text", ["", "0153", "2026", "13800000001", "2026-x"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert CaseNumber.parse(text) is None


def test_a_number_is_written_with_four_digits() -> None:
    assert str(CaseNumber(2026, 7)) == "2026-0007"
