"""A day as people write it: 昨天, 星期三, 18日, 11月18日, 11-18, 2026-11-18."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

NEAR: Final = {
    "今天": 0, "今日": 0, "today": 0, "昨天": 1, "昨日": 1, "昨晚": 1, "yesterday": 1, "前天": 2, "大前天": 3,
}  # fmt: skip
"""Words for a day, with how many days ago it is."""
_WEEKDAY: Final = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_WEEKDAYS: Final = "一二三四五六日"
_FULL: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?")
_MONTH_DAY: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_DAY: Final = re.compile(r"(\d{1,2})[日号]")


def spoken_day(text: str, today: date) -> date | None:
    """Return the day that a text names, or None where it names none.

    Without a year it is the one nearest to today, so that 12月30日 written in January is last month's. A day
    of the week is the last one that was, today included; 18日 is this month's or, if still to come, the last
    month's.
    """
    plain = re.sub(r"[\s，。,!！]", "", unicodedata.normalize("NFKC", text)).casefold()
    plain = re.sub(r"[((](?:星期|周).[))]$", "", plain)
    if plain in NEAR:
        return today - timedelta(days=NEAR[plain])
    if found := _WEEKDAY.fullmatch(plain):
        weekday = _WEEKDAYS.index(found[1].replace("天", "日"))
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if found := _FULL.fullmatch(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_DAY.fullmatch(plain):
        return _nearest(int(found[1]), int(found[2]), today)
    if found := _DAY.fullmatch(plain):
        return _last(int(found[1]), today)
    return None


def _nearest(month: int, day: int, today: date) -> date | None:
    near = (_date(today.year + years, month, day) for years in (-1, 0, 1))
    return min((each for each in near if each), key=lambda each: abs(each - today), default=None)


def _last(day: int, today: date) -> date | None:
    here = _date(today.year, today.month, day)
    if here is not None and here <= today:
        return here
    before = today.replace(day=1) - timedelta(days=1)
    return _date(before.year, before.month, day) or here


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
