"""Whose turn it is at the dispatcher."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.queues import InboxRow, InboxState
from bot.telegram.turns import Turns

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def row(row_id: int, chat: int) -> InboxRow:
    return InboxRow(row_id, row_id, chat, "{}", InboxState.NEW, 0, NOON)


def test_the_oldest_goes_first() -> None:
    turns = Turns()
    turns.offer([row(3, 30), row(1, 10)], turns.begin_look())

    assert [turns.take(), turns.take(), turns.take()] == [row(1, 10), row(3, 30), None]


def test_a_chat_that_runs_is_not_offered_again() -> None:
    turns = Turns()
    turns.offer([row(1, 10)], turns.begin_look())
    turns.take()

    assert not turns.offer([row(1, 10)], turns.begin_look())
    assert turns.take() is None


def test_a_chat_that_ended_during_a_look_is_looked_at_again() -> None:
    """The look may have read its row before it was settled: taking it would do it twice."""
    turns = Turns()
    turns.offer([row(1, 10)], turns.begin_look())
    turns.take()
    before = turns.begin_look()
    turns.done(10)

    assert turns.offer([row(1, 10)], before)
    assert turns.take() is None
    assert turns.offer([row(2, 10)], turns.begin_look())
    assert turns.take() == row(2, 10)


def test_who_has_just_been_served_comes_after_who_has_not() -> None:
    turns = Turns()
    turns.offer([row(1, 10)], turns.begin_look())
    turns.take()
    turns.done(10)

    turns.offer([row(2, 10), row(900, 20)], turns.begin_look())

    assert turns.take() == row(900, 20)
    assert turns.take() == row(2, 10)
