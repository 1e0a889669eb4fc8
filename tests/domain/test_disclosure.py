"""Months and their last day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.month import Month
from bot.domain.times import NaiveDatetimeError, from_micros, instant, to_micros


@given(st.dates(date(1990, 1, 1), date(2100, 11, 30)))
def test_the_following_month_begins_the_day_after_the_last(day: date) -> None:
    month = Month.of(day)
    assert month.last_day.toordinal() + 1 == date(month.following.year, month.following.month, 1).toordinal()
    assert Month.parse(str(month)) == month


def test_february_of_a_leap_year() -> None:
    assert Month(2028, 2).last_day == date(2028, 2, 29)


def test_the_hour_is_the_villages_own() -> None:
    at = Month(2026, 11).published_at(time(19), ZoneInfo("Asia/Shanghai"))
    assert at == datetime(2026, 11, 30, 11, tzinfo=UTC)


def test_an_hour_that_dst_repeats_comes_once() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert instant(date(2026, 10, 25), time(2, 30), berlin) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_times_survive_storage(at: datetime) -> None:
    assert from_micros(to_micros(at)) == at


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(NaiveDatetimeError):
        to_micros(datetime(2026, 1, 1))
