"""Crowding, on a monotonic clock that the tests move."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.crowding import CEILING, SECOND, Crowd
from bot.telegram.gates import AHEAD, Gates
from bot.telegram.pacing import Pace

QUICK = 0.01  # seconds, the shortest way to Telegram and back


def most_in_any_second(times: list[float]) -> int:
    ordered = sorted(times)
    return max(sum(1 for at in ordered if start <= at < start + SECOND) for start in ordered)


@settings(deadline=None)  # a busy machine is slow, not wrong
@given(st.lists(st.floats(0.0, 0.4), min_size=60, max_size=120))
def test_however_late_calls_arrive_no_second_holds_more_than_telegram_takes(delays: list[float]) -> None:
    pace, crowd, now = Pace(29), Crowd(), 0.0
    crowd.leave(-1, -10.0)
    crowd.answered(-1, -10.0 + QUICK)
    answers: list[tuple[float, int]] = []
    arrivals = []
    for number, delay in enumerate(delays):
        now = max(now, pace.ready_at())
        while True:
            for at, chat in [answer for answer in answers if answer[0] <= now]:
                crowd.answered(chat, at)
                answers.remove((at, chat))
            ready_at = crowd.ready_at(now)
            if ready_at <= now:
                break
            now = ready_at
        pace.take(now)
        crowd.leave(number, now)
        # The usual way is now the one there, now the one back.
        arrivals.append(now + QUICK * (number % 2) + delay)
        answers.append((now + QUICK + delay, number))

    assert most_in_any_second(arrivals) <= CEILING


def test_calls_that_hang_hold_up_the_others_for_a_second_at_most() -> None:
    crowd = Crowd()
    for chat in range(CEILING):
        crowd.leave(chat, 0.0)

    assert crowd.ready_at(0.5) > 0.5
    assert crowd.ready_at(SECOND + 0.1) == SECOND + 0.1


def test_calls_that_all_take_equally_long_are_held_up_by_nobody() -> None:
    crowd, now = Crowd(), 0.0
    for number in range(100):
        assert crowd.ready_at(now) <= now + 1e-9
        crowd.leave(number, now)
        if number >= 2:
            crowd.answered(number - 2, now)
        now += 1.0 / 28


def test_an_album_counts_each_of_its_parts() -> None:
    crowd = Crowd()
    for chat in range(2):
        crowd.leave(chat, 0.0, 10)
        crowd.answered(chat, QUICK)

    assert crowd.ready_at(0.5, 10) == 0.5
    assert crowd.ready_at(0.5, 11) == pytest.approx(QUICK + SECOND)


def test_an_urgent_call_goes_before_its_place_and_the_next_ones_make_room() -> None:
    now = [100.0]
    gates = Gates(10, 0, lambda: now[0])
    for chat in range(2):
        gates.enter(chat, 1)
        gates.place(chat)
    gates.enter(7, 1, urgent=True)

    assert gates.place(7) <= 0.0
    assert gates.wait() == pytest.approx((AHEAD + 0.5) / 10 - 0.01)


def test_rows_that_are_chosen_but_not_yet_claimed_keep_their_places() -> None:
    now = [100.0]
    gates = Gates(10, 0, lambda: now[0])
    gates.enter(1, 1)
    gates.enter(2, 1)

    assert gates.wait() == pytest.approx(0.15 - 0.01)


def test_a_row_that_could_not_be_claimed_gives_its_place_back() -> None:
    now = [100.0]
    gates = Gates(10, 0, lambda: now[0])
    gates.enter(1, 1)
    gates.leave(1, 1)

    assert gates.wait() <= 0.0
