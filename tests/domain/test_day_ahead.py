"""A day that lies ahead is understood as people write it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.day_ahead import day_ahead

TODAY = date(2026, 11, 16)  # a Monday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月5日", date(2026, 12, 5)),
        ("12月5号", date(2026, 12, 5)),
        ("１２月５日", date(2026, 12, 5)),
        ("十二月五号", date(2026, 12, 5)),
        ("12-05", date(2026, 12, 5)),
        ("12.5", date(2026, 12, 5)),
        ("12/5", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("2027年1月3日", date(2027, 1, 3)),
        ("1月3日", date(2027, 1, 3)),
        ("11月1日", date(2026, 11, 1)),
        ("5号", date(2026, 12, 5)),
        ("16号", TODAY),
        ("二十五日", date(2026, 11, 25)),
        ("31号", date(2026, 12, 31)),
        ("今天", TODAY),
        ("明天", date(2026, 11, 17)),
        ("大后天", date(2026, 11, 19)),
        ("星期五", date(2026, 11, 20)),
        ("下周三", date(2026, 11, 25)),
        ("到12月5日为止", date(2026, 12, 5)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    found = day_ahead(text, TODAY)
    assert found is not None
    assert found[0] == day


@pytest.mark.parametrize("text", ["", "收到", "路灯不亮", "3", "三天"])
def test_what_names_no_day_is_none(text: str) -> None:
    assert day_ahead(text, TODAY) is None


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "40号", "0号"])
def test_a_day_that_is_in_no_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what date raises
        day_ahead(text, TODAY)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 300))
def test_a_day_within_three_hundred_days_is_the_one_that_was_meant(today: date, days: int) -> None:
    meant = today + timedelta(days=days)
    found = day_ahead(f"{meant.month}月{meant.day}日", today)
    assert found is not None
    assert found[0] == meant
