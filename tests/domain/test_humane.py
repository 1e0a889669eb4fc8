"""Humane hours: a reminder waits for the morning, by the clock on the village's wall."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.humane import HumaneHours
from bot.domain.times import NaiveDatetimeError

HOURS = HumaneHours(time(7, 30), time(21))
GUIZHOU = ZoneInfo("Asia/Shanghai")
ZONES = st.sampled_from([GUIZHOU, ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns"), ZoneInfo("UTC")])
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=GUIZHOU)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        pytest.param(local(16, 9), local(16, 9), id="by day: at once"),
        pytest.param(local(16, 7, 30), local(16, 7, 30), id="when the day begins"),
        pytest.param(local(16, 7, 29), local(16, 7, 30), id="just before it begins"),
        pytest.param(local(16, 0), local(16, 7, 30), id="midnight belongs to the day that begins"),
        pytest.param(local(16, 21), local(16, 21), id="when it ends"),
        pytest.param(local(16, 21, 1), local(17, 7, 30), id="just after it ended"),
        pytest.param(local(30, 23, 59), datetime(2026, 12, 1, 7, 30, tzinfo=GUIZHOU), id="end of a month"),
    ],
)
def test_a_reminder_comes(at: datetime, expected: datetime) -> None:
    assert HOURS.next(at, GUIZHOU) == expected


@given(INSTANTS, ZONES)
def test_it_is_always_a_humane_hour_never_earlier_and_at_most_a_night_later(
    at: datetime, zone: ZoneInfo
) -> None:
    found = HOURS.next(at, zone)
    assert HOURS.begin <= found.astimezone(zone).time() <= HOURS.end
    assert at <= found <= at + timedelta(hours=12)  # 10.5 hours of night, and an hour's change of the clocks
    assert found.tzinfo is UTC


@given(INSTANTS, ZONES)
def test_asked_again_it_says_the_same(at: datetime, zone: ZoneInfo) -> None:
    found = HOURS.next(at, zone)
    assert HOURS.next(found, zone) == found


@given(INSTANTS, st.timedeltas(timedelta(0), timedelta(days=3)), ZONES)
def test_what_is_due_earlier_never_comes_later(at: datetime, more: timedelta, zone: ZoneInfo) -> None:
    assert HOURS.next(at, zone) <= HOURS.next(at + more, zone)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveDatetimeError):
        HOURS.next(datetime(2026, 11, 16, 9), GUIZHOU)
