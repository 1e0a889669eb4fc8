"""Pacing, on a monotonic clock that the tests move."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.pacing import GROUP_MOST, GROUP_WINDOW, LATE, PRIVATE_BURST, ChatPaces, Pace

CEILING = 30
"""Telegram's messages per second."""


def let_through(pace: Pace, rate_of_asking: float, seconds: float, weight: int = 1) -> list[float]:
    """Ask at a steady rate; return when calls went."""
    went, now = [], 0.0
    while now < seconds:
        if pace.ready_at(weight) <= now:
            pace.take(now, weight)
            went.append(now)
        now += 1.0 / rate_of_asking
    return went


def most_in_any(times: list[float], seconds: float) -> int:
    window: deque[float] = deque()
    most = 0
    for at in times:
        window.append(at)
        while window[0] <= at - seconds:
            window.popleft()
        most = max(most, len(window))
    return most


def test_calls_are_spaced_evenly_from_the_first_second_on() -> None:
    went = let_through(Pace(28), 1000, 10.0)

    assert most_in_any(went, 1.0) <= CEILING - 1
    assert len(went) >= 0.97 * 28 * 10


@given(st.lists(st.floats(0.0, 3.0), max_size=200))
def test_no_second_holds_more_than_the_ceiling_however_late_calls_go(delays: list[float]) -> None:
    pace, now, went = Pace(28), 0.0, []
    for delay in delays:
        now = max(now + delay, pace.ready_at())
        pace.take(now)
        went.append(now)

    assert most_in_any(went, 1.0) <= CEILING


def test_being_late_is_caught_up_a_little_and_no_more() -> None:
    pace = Pace(10)
    pace.take(5.0)
    assert pace.ready_at() == pytest.approx(5.1 - LATE * 0.1)

    pace.take(pace.ready_at())
    assert pace.ready_at() == pytest.approx(5.2 - LATE * 0.1)

    pace.take(9.0)
    assert pace.ready_at() == pytest.approx(9.1 - LATE * 0.1)


def test_an_album_takes_a_place_for_each_of_its_parts() -> None:
    pace = Pace(10)
    pace.take(0.0)
    first = pace.ready_at()

    assert pace.ready_at(5) == pytest.approx(first + 0.4)
    pace.take(first + 0.4, 5)
    assert pace.ready_at() == pytest.approx(first + 0.5)


def test_no_limit_is_no_limit() -> None:
    pace = Pace(0)
    for _ in range(1000):
        assert pace.ready_at(10) <= 0.0
        pace.take(0.0, 10)


@given(st.lists(st.tuples(st.floats(0.0, 5.0), st.integers(1, 10)), max_size=100))
def test_a_private_chat_gets_a_burst_and_then_its_rate(asked: list[tuple[float, int]]) -> None:
    chats, now, went = ChatPaces(1.0), 0.0, []
    for delay, _ in asked:
        now = max(now + delay, chats.ready_at(7))
        chats.count(7, now)
        went.append(now)

    assert most_in_any(went, PRIVATE_BURST / 1.0) <= PRIVATE_BURST
    assert went[:PRIVATE_BURST] == sorted(went[:PRIVATE_BURST])


def test_a_burst_of_three_goes_at_once() -> None:
    chats = ChatPaces(1.0)
    for _ in range(PRIVATE_BURST):
        assert chats.ready_at(7) <= 0.0
        chats.count(7, 0.0)

    assert chats.ready_at(7) >= 3.0
    assert chats.ready_at(8) <= 0.0


def test_a_group_gets_twenty_a_minute() -> None:
    chats, now, went = ChatPaces(1.0), 0.0, []
    for _ in range(60):
        now = max(now, chats.ready_at(-100))
        chats.count(-100, now)
        went.append(now)

    assert most_in_any(went, GROUP_WINDOW) <= GROUP_MOST


def test_an_album_fills_its_chats_window() -> None:
    chats = ChatPaces(1.0)
    chats.count(7, 0.0, 10)

    assert chats.ready_at(7) >= 3.0


def test_quiet_chats_are_forgotten_and_busy_ones_kept() -> None:
    chats = ChatPaces(1.0)
    chats.count(1, 0.0)
    chats.count(2, 0.0)
    chats.count(3, 100.0)
    chats.tidy(100.0, keep=[2])

    assert chats.quiet(1, 100.0)
    assert len(chats) == 2
