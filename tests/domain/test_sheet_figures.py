"""A disclosure's figures: nobody's few cases can be told from them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sheet_figures import FEWEST, CenterService, Service, merged
from bot.domain.topic import Topic

TOPICS = tuple(topic for topic in Topic if topic not in {Topic.COMPLAINT, Topic.QUESTION})


def table(*received: int) -> list[CenterService]:
    return [CenterService((topic,), Service(n)) for topic, n in zip(TOPICS, received, strict=False)]


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_no_row_tells_of_few_cases_where_any_other_can_hide_them(received: list[int]) -> None:
    rows = merged(table(*received))
    assert sum(row.service.received for row in rows) == sum(received)
    assert sorted(topic for row in rows for topic in row.topics) == sorted(TOPICS)
    few = [row for row in rows if 0 < row.service.received < FEWEST]
    assert not few or len(rows) == 1


def test_small_centers_stand_in_one_row_at_the_end_in_their_order() -> None:
    rows = merged(table(2, 20, 3, 9, 0, 7))
    assert [(len(row.topics), row.service.received) for row in rows] == [(1, 20), (1, 9), (1, 7), (3, 5)]
    assert rows[-1].topics == (Topic.DELIBERATION, Topic.SOCIAL, Topic.EDUCATION)


def test_a_single_small_center_takes_the_next_smallest_in() -> None:
    rows = merged(table(2, 20, 8, 9, 30, 7))
    assert rows[-1].topics == (Topic.DELIBERATION, Topic.PROXY)
    assert rows[-1].service.received == 9


def test_centers_without_any_case_are_shown_where_no_other_is_small() -> None:
    assert merged(table(0, 20, 0, 9, 30, 7)) == tuple(table(0, 20, 0, 9, 30, 7))


def test_figures_are_added_one_by_one() -> None:
    assert Service(1, 2, 3, 4, 5, 6) + Service(10, 20, 30, 40, 50, 60) == Service(11, 22, 33, 44, 55, 66)
