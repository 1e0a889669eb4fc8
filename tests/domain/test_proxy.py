"""Paperwork and its papers: what can happen to them, and that nothing else can."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import proxy_life
from bot.domain.paper import Paper
from bot.domain.paper_life import MOVES, OUT, PaperMove, PaperMoveError, PaperState
from bot.domain.procedure import Procedure
from bot.domain.proxy import Pace, Proxy
from bot.domain.proxy_life import ENDED, NEXT, TRANSITIONS, UNDER_WAY, ProxyState, ProxyStep, ProxyStepError

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
CARD = Procedure("医保卡", ("身份证", "户口簿"), "医保窗口", 15, "医保卡")
PACE = Pace(timedelta(days=3), timedelta(days=2), timedelta(days=3), timedelta(days=2))
steps = st.lists(st.sampled_from(list(ProxyStep)), max_size=12)
moves = st.lists(st.tuples(st.sampled_from(list(PaperMove)), st.sampled_from([7, 8])), max_size=12)


@given(steps)
def test_an_illegal_step_raises_and_changes_nothing(taken: list[ProxyStep]) -> None:
    current = Proxy.of(1, CARD, AT)
    for place, step in enumerate(taken):
        before, at = current, AT + timedelta(hours=place)
        if (current.state, step) in TRANSITIONS:
            current = current.stepped(step, at)
            assert (current.state, current.since) == (TRANSITIONS[before.state, step], at)
        else:
            with pytest.raises(ProxyStepError) as caught:
                current.stepped(step, at)
            assert (caught.value.state, caught.value.step) == (before.state, step)
            assert current == before


@given(steps)
def test_whatever_happens_the_procedure_stays_as_it_was_chosen(taken: list[ProxyStep]) -> None:
    current = Proxy.of(1, CARD, AT)
    for step in taken:
        if proxy_life.can(current.state, step):
            current = current.stepped(step, AT)
        assert (current.procedure, current.office, current.days) == ("医保卡", "医保窗口", 15)
        assert (current.ended_at is not None) <= (current.state in ENDED)


def test_the_steps_lead_from_the_choice_to_the_end_and_none_can_be_taken_twice() -> None:
    current = Proxy.of(1, CARD, AT)
    for step in (
        ProxyStep.ACCEPT,
        ProxyStep.COMPLETE,
        ProxyStep.HAND_IN,
        ProxyStep.FINISH,
        ProxyStep.RETURN,
    ):
        assert NEXT[current.state] is step
        current = current.stepped(step, AT)
        with pytest.raises(ProxyStepError):
            current.stepped(step, AT)
    assert current.state is ProxyState.RETURNED
    assert (current.done_at, current.ended_at) == (AT, AT)


def test_every_state_in_which_a_cadre_is_awaited_has_a_day_for_it() -> None:
    for state in ProxyState:
        due = PACE.due(state, AT, 15)
        awaited = state in UNDER_WAY or state is ProxyState.STOPPED  # papers still go back
        assert (due is not None) == awaited
    assert PACE.due(ProxyState.HANDED_IN, AT, 15) == AT + timedelta(days=15)
    assert PACE.whole(15) == timedelta(days=23)


@given(moves)
def test_an_illegal_move_of_a_paper_raises_and_changes_nothing(made: list[tuple[PaperMove, int]]) -> None:
    current = Paper(1, 1, "身份证")
    for place, (move, cadre) in enumerate(made):
        before, at = current, AT + timedelta(hours=place)
        own = current.state is PaperState.RECEIVED and current.holder_id == cadre
        if (current.state, move) in MOVES and not (own and move is PaperMove.RECEIVE):
            current = current.moved(move, at, cadre)
            assert current.state is MOVES[before.state, move]
            assert current.since == at
        else:
            with pytest.raises(PaperMoveError):
                current.moved(move, at, cadre)
            assert current == before


@given(moves)
def test_of_every_paper_that_is_out_it_is_known_who_has_had_it_and_since_when(
    made: list[tuple[PaperMove, int]],
) -> None:
    current = Paper(1, 1, "身份证")
    for move, cadre in made:
        if move in current.moves(cadre):
            current = current.moved(move, AT, cadre)
        assert current.is_out == (current.state in OUT)
        if current.is_out:
            assert current.holder_id is not None
            assert current.received_at is not None
        assert (current.state is PaperState.WANTED) == (current.since is None)


@pytest.mark.parametrize("move", [PaperMove.RETURN, PaperMove.HAND_IN, PaperMove.KEEP])
def test_a_paper_that_was_never_received_can_be_neither_given_back_nor_handed_in(move: PaperMove) -> None:
    with pytest.raises(PaperMoveError):
        Paper(1, 1, "户口簿").moved(move, AT, 7)


def test_a_colleague_takes_over_what_another_has_in_his_hands() -> None:
    mine = Paper(1, 1, "户口簿").moved(PaperMove.RECEIVE, AT, 7)
    assert PaperMove.RECEIVE not in mine.moves(7)
    assert mine.moved(PaperMove.RECEIVE, AT, 8).holder_id == 8


def test_a_paper_lent_again_has_no_older_days() -> None:
    paper = replace(Paper(1, 1, "户口簿"), state=PaperState.RETURNED, handed_in_at=AT, returned_at=AT)
    again = paper.moved(PaperMove.RECEIVE, AT, 7)
    assert (again.handed_in_at, again.returned_at) == (None, None)
