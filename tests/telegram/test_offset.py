"""The offset: nothing unseen is ever confirmed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.queues import RawUpdate
from bot.telegram.offset import QUIET, Offset


def raw(update_id: int) -> RawUpdate:
    return RawUpdate(update_id, 0, "", readable=update_id >= 0)


def test_the_offset_is_one_above_the_last_that_was_stored() -> None:
    offset = Offset()
    assert offset.value is None

    assert offset.pass_over([raw(5), raw(9)])
    assert offset.value == 10


def test_it_follows_ids_that_began_anew() -> None:
    offset = Offset()
    offset.pass_over([raw(900)])
    offset.pass_over([raw(100)])

    assert offset.value == 101


def test_what_has_no_id_and_nothing_before_it_moves_nothing() -> None:
    assert not Offset().pass_over([raw(-7)])


def test_it_is_let_go_after_days_of_quiet() -> None:
    now = 0.0
    offset = Offset(lambda: now)
    offset.pass_over([raw(5)])
    offset.rest()
    assert offset.value == 6

    now = QUIET
    offset.rest()
    assert offset.value is None


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=1, max_size=50), st.data())
def test_only_what_was_seen_is_confirmed(steps: list[tuple[int, bool]], data: st.DataObject) -> None:
    """Telegram's ids grow, by one or more; some of them can't be read."""
    ids, last = [], 0
    for step, readable in steps:
        last += step
        ids.append((last, readable))
    offset, waiting = Offset(), ids
    for _ in range(200):
        waiting = [pair for pair in waiting if offset.value is None or pair[0] >= offset.value]
        if not waiting:
            break
        batch = waiting[: data.draw(st.integers(1, 5))]
        offset.pass_over([raw(number if readable else -number) for number, readable in batch])
        unseen = waiting[len(batch) :]
        assert not unseen or offset.value is None or offset.value <= unseen[0][0]
