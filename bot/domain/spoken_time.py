"""Day and time as people write them: 12月5日 上午9点, 明天下午3点半, 周六晚上七点.

What is not there is asked for, never guessed: an hour without its half of the day means what it can only mean
(9点 is in the morning, 15点 in the afternoon), and 3点 is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.domain.day_ahead import NUMBER, day_ahead, number
from bot.domain.times import aware, instant

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
        found = day_ahead(plain, today)
        if found is None:
            return Unclear(Missing.DAY)
        day, rest = found
        clock = _time(rest)
    except ValueError:
        return Unclear(Missing.NO_SUCH)
    return clock if isinstance(clock, Unclear) else instant(day, clock, zone)


def _time(text: str) -> time | Unclear:
    """Return the time; raise ValueError for one that no clock shows."""
    found = _CLOCK.search(text)
    if found is None:
        return Unclear(Missing.HOUR)
    hour, half = number(found[2]), found[1] or found[5]
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
    return {"半": 30, "一刻": 15, "三刻": 45}.get(said) or number(said)
