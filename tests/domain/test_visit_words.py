"""Days as people write them, weeks, and what a note must be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import Content, ContentKind
from bot.domain.note import is_too_long, says_nothing
from bot.domain.spoken_day import spoken_day
from bot.domain.visit import HouseholdsWord, Visit, held, tally
from bot.domain.week import Week

TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", TODAY),
        ("昨天", date(2026, 11, 17)),
        (" 前天。", date(2026, 11, 16)),
        ("yesterday", date(2026, 11, 17)),
        ("星期三", TODAY),
        ("周四", date(2026, 11, 12)),
        ("礼拜天", date(2026, 11, 15)),
        ("18日", TODAY),
        ("20号", date(2026, 10, 20)),
        ("11月16日", date(2026, 11, 16)),
        ("11月16日（星期一）", date(2026, 11, 16)),
        ("11-16", date(2026, 11, 16)),
        ("１１．１６", date(2026, 11, 16)),
        ("11月25日", date(2026, 11, 25)),
        ("2025-11-18", date(2025, 11, 18)),
        ("2025年11月18日", date(2025, 11, 18)),
        ("2月30日", None),
        ("31月", None),
        ("上回", None),
        ("", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str, day: date | None) -> None:
    assert spoken_day(text, TODAY) == day


def test_a_day_of_december_written_in_january_is_last_years() -> None:
    assert spoken_day("12月30日", date(2027, 1, 2)) == date(2026, 12, 30)
    assert spoken_day("31日", date(2027, 1, 2)) == date(2026, 12, 31)


@given(st.text(max_size=12), st.dates(date(2000, 3, 1), date(2100, 1, 1)))
def test_any_text_is_a_day_or_none(text: str, today: date) -> None:
    found = spoken_day(text, today)
    assert found is None or isinstance(found, date)


@given(st.dates(date(2000, 3, 1), date(2100, 1, 1)), st.dates(date(2000, 3, 1), date(2100, 1, 1)))
def test_a_day_written_with_its_year_is_that_day(day: date, today: date) -> None:
    assert spoken_day(day.isoformat(), today) == day


@given(st.dates(date(2000, 1, 10), date(2100, 1, 1)))
def test_a_week_is_from_monday_to_sunday(day: date) -> None:
    week = Week.of(day)
    assert day in week.days
    assert (week.monday.weekday(), week.sunday.weekday(), len(week.days)) == (0, 6, 7)
    assert week.following.previous == week == Week.parse(str(week))
    assert week.following.monday == week.sunday + timedelta(days=1)


def test_a_week_is_looked_at_on_sunday_by_the_villages_clock() -> None:
    at = Week.of(TODAY).reviewed_at(time(18), ZoneInfo("Asia/Shanghai"))
    assert at == datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", " \n", "。。。", "？！", "\u200b\u2060", "😀", "—"])
def test_a_text_without_letter_or_digit_says_nothing(text: str) -> None:
    assert says_nothing(Content(ContentKind.TEXT, text))


@pytest.mark.parametrize("text", ["好", "3", "。水沟", "ok"])
def test_one_letter_says_something(text: str) -> None:
    assert not says_nothing(Content(ContentKind.TEXT, text))


def test_a_picture_says_something_and_a_recording_of_an_hour_too_much() -> None:
    assert not says_nothing(Content(ContentKind.PHOTO, "", {"file_id": "A"}))
    for seconds, too_long in ((600, False), (601, True), (3600, True)):
        assert is_too_long(Content(ContentKind.VOICE, "", {"file_id": "A", "duration": seconds})) is too_long
    assert not is_too_long(Content(ContentKind.VOICE, "", {"file_id": "A"}))


def test_what_the_household_denies_is_in_no_figure() -> None:
    at = datetime(2026, 11, 18, tzinfo=UTC)
    words = (None, HouseholdsWord.CAME, HouseholdsWord.DID_NOT_COME)
    visits = [Visit(n, 1, 5, TODAY, at, word=word) for n, word in enumerate(words)]
    assert [visit.id for visit in held(visits)] == [0, 1]
    assert (tally(visits).visits, tally(visits).households) == (3, 1)
