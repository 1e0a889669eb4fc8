"""A day that lies ahead, as people write it: 明天, 周六, 下周三, 12月5日, 12-05, 5号, 十二月五号."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

DIGITS: Final = "〇一二三四五六七八九"
NUMBER: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
WEEKDAYS: Final = {**{name: place for place, name in enumerate("一二三四五六日")}, "天": 6}
DAYS_AHEAD: Final = {"今天": 0, "今晚": 0, "明天": 1, "明晚": 1, "后天": 2, "大后天": 3}
LONG_PAST: Final = timedelta(days=60)
"""A day of this year that lies further back is meant for next year: 1月5日, written in December."""
MONTHS_AHEAD: Final = 3  # how far the next 31号 can be: no two months without one follow each other

_YEAR: Final = re.compile(
    rf"(?:(\d{{4}})\s*[年./-]\s*)?({NUMBER})\s*[月./-]\s*({NUMBER})\s*[日号]?(?![点时:：])"
)
_DAY_ALONE: Final = re.compile(rf"(?<![月\d])({NUMBER})\s*[日号]")
_WEEKDAY: Final = re.compile(r"(下+)?(?:这|本)?(?:个)?(?:星期|周|礼拜)([一二三四五六日天])")


def day_ahead(text: str, today: date) -> tuple[date, str] | None:
    """Return the day that a text names, and the text without it; None where it names none.

    Without a year it is this year's, or next year's if it were long past; without a month it is the next day
    of that number; a day of the week is the next one, today included. It may lie in the past. Raise
    ValueError for a day that isn't in the calendar (2月30日).
    """
    text = unicodedata.normalize("NFKC", text)
    for name in sorted(DAYS_AHEAD, key=len, reverse=True):
        if name in text:
            # 今晚, 明晚 say the half of the day too.
            half = "晚上" if name.endswith("晚") else ""
            return today + timedelta(days=DAYS_AHEAD[name]), text.replace(name, half, 1)
    if found := _YEAR.search(text):
        return _calendar_day(found, today), _without(text, found)
    if found := _WEEKDAY.search(text):
        monday = today - timedelta(days=today.weekday())
        weeks = len(found[1] or "")
        day = monday + timedelta(days=WEEKDAYS[found[2]], weeks=weeks)
        if not weeks and day < today:
            day += timedelta(weeks=1)
        return day, _without(text, found)
    if found := _DAY_ALONE.search(text):
        return _next_of_that_number(number(found[1]), today), _without(text, found)
    return None


def number(said: str) -> int:
    """Return 1 to 99 from digits or from 三, 十, 十二, 三十; raise ValueError for anything else."""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    if not ten:
        if len(said) != 1:
            raise ValueError(said)
        return DIGITS.index(said)
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + text[found.end() :]


def _calendar_day(found: re.Match[str], today: date) -> date:
    month, day = number(found[2]), number(found[3])
    if found[1]:
        return date(int(found[1]), month, day)
    for year in (today.year, today.year + 1):
        try:
            meant = date(year, month, day)
        except ValueError:
            continue  # 2月29日, written the year before it comes
        if meant >= today - LONG_PAST:
            return meant
    raise ValueError(day)


def _next_of_that_number(day: int, today: date) -> date:
    for months in range(MONTHS_AHEAD):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        try:
            meant = date(year, month + 1, day)
        except ValueError:
            continue
        if meant >= today:
            return meant
    raise ValueError(day)
