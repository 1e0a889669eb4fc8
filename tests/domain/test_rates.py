"""The figures: what counts, and out of how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.case import Case
from bot.domain.case_life import CaseState, Outcome, Rating
from bot.domain.case_number import CaseNumber
from bot.domain.rates import Followed, Rate, counts, is_late, tally
from bot.domain.topic import Topic

DAY = timedelta(days=1)
OPENED = datetime(2026, 11, 2, 8, tzinfo=UTC)
NOW = OPENED + 20 * DAY


def case(**changes: object) -> Case:
    made = Case(
        id=1,
        number=CaseNumber(2026, 1),
        reporter_id=1,
        household_id=1,
        topic=Topic.SOCIAL,
        about_id=None,
        state=CaseState.ASSIGNED,
        responsible_id=1,
        opened_at=OPENED,
        first_due_at=OPENED + 7 * DAY,
        due_at=OPENED + 7 * DAY,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def answered(after: timedelta, **changes: object) -> Case:
    return replace(case().answered(OPENED + after), **changes)  # type: ignore[arg-type]


def closed(rating: Rating | None = None) -> Case:
    return replace(answered(DAY).resolved(OPENED + 2 * DAY), rating=rating)


@pytest.mark.parametrize(
    ("moved_on_after", "now", "rate"),
    [
        (DAY, NOW, Rate(1, 1)),
        (DAY + timedelta.resolution, NOW, Rate(0, 1)),
        (None, NOW, Rate(0, 1)),
        (None, OPENED + DAY - timedelta.resolution, Rate(0, 0)),
        (timedelta(hours=1), OPENED + timedelta(hours=2), Rate(1, 1)),
    ],
)
def test_whether_it_was_acted_on_within_a_day_counts_as_soon_as_that_is_certain(
    moved_on_after: timedelta | None, now: datetime, rate: Rate
) -> None:
    moved_on_at = None if moved_on_after is None else OPENED + moved_on_after
    assert tally([Followed(case(), moved_on_at)], now).response == rate


def test_resolved_is_what_the_villager_said_is_resolved_out_of_what_is_closed_or_past_its_first_day() -> None:
    lapsed = answered(DAY).lapsed(OPENED + 8 * DAY)
    explained = case().explained(OPENED + DAY).resolved(OPENED + 2 * DAY)
    young = case(opened_at=NOW - DAY, first_due_at=NOW + 6 * DAY)
    figures = tally([Followed(each) for each in (closed(), lapsed, explained, case(), young)], NOW)
    assert figures.resolution == Rate(1, 4)


def test_no_reaction_is_not_satisfaction_and_not_counted_against_it_either() -> None:
    lapsed = answered(DAY).lapsed(OPENED + 8 * DAY)
    assert lapsed.outcome is Outcome.NO_REACTION
    assert tally([Followed(lapsed)], NOW).satisfaction == Rate(0, 0)


def test_dissatisfaction_counts_though_the_reopened_case_no_longer_carries_the_rating() -> None:
    reopened = closed(Rating.UNSATISFIED).reopened(NOW + 7 * DAY)
    assert reopened.rating is None
    good = [Followed(closed(rating), rated=True) for rating in (Rating.SATISFIED, Rating.FAIRLY)]
    assert tally([*good, Followed(reopened, rated=True)], NOW).satisfaction == Rate(2, 3)


def test_in_time_and_late_go_by_the_first_promised_date_whatever_a_reopening_promised_later() -> None:
    reopened = closed().reopened(NOW + 7 * DAY)
    assert is_late(reopened, NOW)
    assert not is_late(case(due_at=OPENED), OPENED + 6 * DAY)
    figures = tally([Followed(reopened), Followed(answered(8 * DAY)), Followed(case())], NOW)
    assert (figures.in_time, figures.late, figures.open, figures.reopened) == (1, 2, 2, 1)


def test_an_explanation_stays_counted_after_an_appeal_and_on_the_spot_only_as_the_first_answer() -> None:
    appealed = case().explained(OPENED + DAY).taken_further(2, NOW)
    on_the_spot = case().answered(OPENED + DAY, on_the_spot=True)
    figures = tally([Followed(appealed, explained=True), Followed(on_the_spot)], NOW)
    assert (figures.explained, figures.on_the_spot, figures.received) == (1, 1, 2)


@pytest.mark.parametrize(
    "left_out",
    [
        case(topic=Topic.COMPLAINT, about_id=2),
        replace(closed(Rating.SATISFIED), topic=Topic.COMPLAINT),
        case(state=CaseState.WITHDRAWN),
        case(state=CaseState.ERASED),
        case(state=CaseState.WITHHELD, topic=None, responsible_id=None),
        case(state=CaseState.RAISED, topic=None, responsible_id=None),
    ],
)
def test_complaints_and_what_was_taken_back_or_nobody_got_change_no_figure(left_out: Case) -> None:
    others = [Followed(closed(Rating.FAIRLY), OPENED + DAY, rated=True), Followed(case())]
    assert not counts(left_out)
    assert tally([*others, Followed(left_out, OPENED, explained=True, rated=True)], NOW) == tally(others, NOW)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_hundred_percent_means_all_of_them(part: int, rest: int) -> None:
    percent = Rate(part, part + rest).percent
    assert (percent is None) == (part + rest == 0)
    assert (percent == 100) == (rest == 0 < part)
    assert percent is None or 0 <= percent <= 100
