"""Day and time as people write them: 12月5日 上午9点, 明天下午3点半, 周六晚上七点.

What is not there is asked for, never guessed: an hour without its half of the day means what it can only mean
(9点 is in the morning, 15点 in the afternoon), and 3点 is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.times import aware, instant

DIGITS: Final = "〇一二三四五六七八九"
NUMBER: Final = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
HALVES: Final = {
    "凌晨": (0, 6),
    "早上": (0, 12),
    "早晨": (0, 12),
    "上午": (0, 12),
    "中午": (11, 14),
    "下午": (12, 19),
    "傍晚": (16, 20),
    "晚上": (17, 24),
    "夜里": (17, 24),
    "am": (0, 12),
    "pm": (12, 24),
}
"""Each half of the day with the hours that it can mean, the last one excluded."""
UNCLEAR: Final = range(1, 7)
"""Hours that, without a half of the day, mean the morning as readily as the afternoon."""
WEEKDAYS: Final = {**{name: place for place, name in enumerate("一二三四五六日")}, "天": 6}
DAYS_AHEAD: Final = {"今天": 0, "今晚": 0, "明天": 1, "明晚": 1, "后天": 2, "大后天": 3}
LONG_PAST: Final = timedelta(days=60)
"""A day of this year that lies further back is meant for next year: 1月5日, written in December."""

_YEAR: Final = re.compile(
    rf"(?:(\d{{4}})\s*[年./-]\s*)?({NUMBER})\s*[月./-]\s*({NUMBER})\s*[日号]?(?![点时:：])"
)
_WEEKDAY: Final = re.compile(r"(下+)?(?:这|本)?(?:个)?(?:星期|周|礼拜)([一二三四五六日天])")
_CLOCK: Final = re.compile(
    rf"({'|'.join(HALVES)})?\s*({NUMBER})\s*(?:[:：]\s*(\d{{2}})|[点时]\s*(?:钟|整)?\s*(半|一刻|三刻|{NUMBER})?\s*分?)\s*(am|pm)?",
    re.IGNORECASE,
)


class Missing(StrEnum):
    """What a text does not say."""

    DAY = "day"
    HOUR = "hour"
    HALF = "half"
    """The hour is there, but not whether it is in the morning or in the afternoon."""
    NO_SUCH = "no_such"
    """There is no such day or time: 2月30日, 25点."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A text that doesn't say when."""

    missing: Missing
    hour: int = 0
    """Of HALF: the hour as it was written."""


def spoken_time(text: str, now: datetime, zone: ZoneInfo) -> datetime | Unclear:
    """Return the instant that a text names, in UTC, or what it does not say.

    It may lie in the past. `now` is what 明天 and days without a year are counted from.
    """
    plain = text.strip().lower()
    today = aware(now).astimezone(zone).date()
    try:
        found = _day(plain, today)
        if found is None:
            return Unclear(Missing.DAY)
        day, rest = found
        clock = _time(rest)
    except ValueError:
        return Unclear(Missing.NO_SUCH)
    return clock if isinstance(clock, Unclear) else instant(day, clock, zone)


def _day(text: str, today: date) -> tuple[date, str] | None:
    """Return the day and the text without it; raise ValueError for a day that isn't in the calendar."""
    for name in sorted(DAYS_AHEAD, key=len, reverse=True):
        if name in text:
            # 今晚, 明晚 say the half of the day too.
            half = "晚上" if name.endswith("晚") else ""
            return today + timedelta(days=DAYS_AHEAD[name]), text.replace(name, half, 1)
    if found := _YEAR.search(text):
        return _calendar_day(found, today), text[: found.start()] + text[found.end() :]
    if found := _WEEKDAY.search(text):
        monday = today - timedelta(days=today.weekday())
        weeks = len(found[1] or "")
        day = monday + timedelta(days=WEEKDAYS[found[2]], weeks=weeks)
        if not weeks and day < today:
            day += timedelta(weeks=1)
        return day, text[: found.start()] + text[found.end() :]
    return None


def _calendar_day(found: re.Match[str], today: date) -> date:
    month, day = _number(found[2]), _number(found[3])
    if found[1]:
        return date(int(found[1]), month, day)
    meant = date(today.year, month, day)
    return date(today.year + 1, month, day) if meant < today - LONG_PAST else meant


def _time(text: str) -> time | Unclear:
    """Return the time; raise ValueError for one that no clock shows."""
    found = _CLOCK.search(text)
    if found is None:
        return Unclear(Missing.HOUR)
    hour, half = _number(found[2]), found[1] or found[5]
    if half is None and hour in UNCLEAR and not (found[3] and found[2].startswith("0")):
        return Unclear(Missing.HALF, hour)
    minute = int(found[3]) if found[3] else _minute(found[4])
    return time(_full_hour(hour, half), minute)


def _full_hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    first, last = HALVES[half]
    for meant in (hour, hour + 12):
        if first <= meant < last:
            return meant
    if hour in (0, 12):  # 晚上12点 is midnight, which belongs to the next day: nobody means that for a course
        raise ValueError(hour)
    return hour


def _minute(said: str | None) -> int:
    if not said:
        return 0
    return {"半": 30, "一刻": 15, "三刻": 45}.get(said) or _number(said)


def _number(said: str) -> int:
    """Return 1 to 99 from digits or from 三, 十, 十二, 三十; raise ValueError for anything else."""
    if said.isdigit():
        return int(said)
    tens, ten, ones = said.rpartition("十")
    if not ten:
        if len(said) != 1:
            raise ValueError(said)
        return DIGITS.index(said)
    return (DIGITS.index(tens) if tens else 1) * 10 + (DIGITS.index(ones) if ones else 0)
