"""Day and time as people write them; what is not there is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.spoken_time import Missing, Unclear, spoken_time
from bot.domain.times import instant

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)  # a Wednesday, noon in the village


def at(text: str, now: datetime = NOW) -> str:
    found = spoken_time(text, now, ZONE)
    return found.astimezone(ZONE).strftime("%Y-%m-%d %H:%M") if isinstance(found, datetime) else found.missing


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("12月5日 上午9点", "2026-12-05 09:00"),
        ("12月5号下午3点半", "2026-12-05 15:30"),
        ("12月5日9点", "2026-12-05 09:00"),
        ("十二月五日上午九点", "2026-12-05 09:00"),
        ("十二月二十五号晚上七点三刻", "2026-12-25 19:45"),
        ("12.5 9:30", "2026-12-05 09:30"),
        ("12-5 15：00", "2026-12-05 15:00"),
        ("12/5 14点20分", "2026-12-05 14:20"),
        ("2027年3月1日 上午10点一刻", "2027-03-01 10:15"),
        ("明天上午8点", "2026-11-26 08:00"),
        ("后天下午2点", "2026-11-27 14:00"),
        ("大后天 9点", "2026-11-28 09:00"),
        ("今晚7点", "2026-11-25 19:00"),
        ("明晚八点半在村委会", "2026-11-26 20:30"),
        ("周六上午9点", "2026-11-28 09:00"),
        ("星期三下午3点", "2026-11-25 15:00"),
        ("星期二上午9点", "2026-12-01 09:00"),
        ("下周一上午9点", "2026-11-30 09:00"),
        ("下下周日晚上8点", "2026-12-13 20:00"),
        ("这个礼拜天中午12点", "2026-11-29 12:00"),
        ("12月5日中午1点", "2026-12-05 13:00"),
        ("12月5日 09:00", "2026-12-05 09:00"),
        ("12月5日 03:00", "2026-12-05 03:00"),
        ("12月5日 上午 9 点钟", "2026-12-05 09:00"),
        ("12月5日 9点整", "2026-12-05 09:00"),
        ("1月5日上午9点", "2027-01-05 09:00"),
        ("11月20日上午9点", "2026-11-20 09:00"),
        ("Dec 12-5 3:00pm", "2026-12-05 15:00"),
        ("二十九号", Missing.HOUR),
        ("上午9点", Missing.DAY),
        ("过几天", Missing.DAY),
        ("", Missing.DAY),
        ("12月5日", Missing.HOUR),
        ("明天上午", Missing.HOUR),
        ("12月5日3点", Missing.HALF),
        ("明天6:30", Missing.HALF),
        ("2月30日上午9点", Missing.NO_SUCH),
        ("13月5日上午9点", Missing.NO_SUCH),
        ("12月5日25点", Missing.NO_SUCH),
        ("12月5日9:75", Missing.NO_SUCH),
        ("12月5日晚上12点", Missing.NO_SUCH),
    ],
)
def test_a_day_and_time_is_understood_or_asked_about(text: str, wanted: str) -> None:
    assert at(text) == wanted


def test_the_hour_that_is_asked_about_is_the_one_that_was_written() -> None:
    assert spoken_time("明天三点", NOW, ZONE) == Unclear(Missing.HALF, 3)


@given(st.text())
def test_nothing_that_people_write_breaks_it(text: str) -> None:
    assert isinstance(spoken_time(text, NOW, ZONE), datetime | Unclear)


@given(st.dates(date(2026, 11, 1), date(2027, 10, 1)), st.integers(7, 21), st.integers(0, 59))
def test_what_is_said_in_full_comes_back(day: date, hour: int, minute: int) -> None:
    half = "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    shown = hour if hour <= 12 else hour - 12
    if hour == 12:
        half = "中午"
    text = f"{day.year}年{day.month}月{day.day}日 {half}{shown}点{minute:02d}分"
    assert spoken_time(text, NOW, ZONE) == instant(day, time(hour, minute), ZONE)


@given(st.integers(0, 300))
def test_a_day_without_its_year_is_never_long_past(ahead: int) -> None:
    day = NOW.date() + timedelta(days=ahead)
    found = spoken_time(f"{day.month}月{day.day}日上午9点", NOW, ZONE)
    assert isinstance(found, datetime)
    assert found.astimezone(ZONE).date() == day
