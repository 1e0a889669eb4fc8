"""A case's life: what can happen, and that nothing else can."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import TRANSITIONS, Case, CaseNumber, CaseState, CaseStep, IllegalStepError, Topic

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
        due_at=OPENED + timedelta(days=7),
    )


def take(current: Case, step: CaseStep) -> Case:
    match step:
        case CaseStep.ROUTE:
            return current.routed(7, Topic.SOCIAL)
        case CaseStep.WITHHOLD:
            return current.withheld(Topic.COMPLAINT)
        case CaseStep.ANSWER:
            return current.answered(OPENED + timedelta(days=1))
        case CaseStep.ERASE:
            return current.erased()


@given(st.lists(st.sampled_from(list(CaseStep)), max_size=8))
def test_an_illegal_step_raises_and_changes_nothing(steps: list[CaseStep]) -> None:
    current = case()
    for step in steps:
        before = current
        if (current.state, step) in TRANSITIONS:
            current = take(current, step)
            assert current.state is TRANSITIONS[before.state, step]
        else:
            with pytest.raises(IllegalStepError) as caught:
                take(current, step)
            assert (caught.value.state, caught.value.step) == (before.state, step)
            assert current == before


@given(st.lists(st.sampled_from(list(CaseStep)), max_size=8))
def test_no_step_moves_the_promised_date(steps: list[CaseStep]) -> None:
    current = case()
    for step in steps:
        if (current.state, step) in TRANSITIONS:
            current = take(current, step)
    assert (current.opened_at, current.due_at) == (OPENED, OPENED + timedelta(days=7))


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
