"""A case's life: what can happen, and that nothing else can."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import Case
from bot.domain.case_life import TRANSITIONS, CaseState, CaseStep, IllegalStepError
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
