"""How long, as people say it: 三天, 一个星期, 两周, 半个月, 到月底. Today is the first day of it."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.day_ahead import NUMBER, number

WEEK: Final = 7
HALF_A_MONTH: Final = 15  # days, as it is said
_DAYS: Final = re.compile(rf"({NUMBER}|两)\s*天(?![前后以之])")
_WEEKS: Final = re.compile(rf"({NUMBER}|两)\s*(?:个)?(?:星期|周|礼拜)(?![一二三四五六日天前后以之])")
_HALF_A_MONTH: Final = re.compile("半个?月")
_MONTHS_END: Final = re.compile("(?:这|本|这个)?月(?:底|末)")


def days_long(text: str, today: date) -> tuple[date, str] | None:
    """Return the last day of what a text says, and the text without it; None where it says no length.

    Raise ValueError for what is no number (三四天).
    """
    text = unicodedata.normalize("NFKC", text)
    if found := _MONTHS_END.search(text):
        return today.replace(day=monthrange(today.year, today.month)[1]), _without(text, found)
    if found := _HALF_A_MONTH.search(text):
        return _last(today, HALF_A_MONTH), _without(text, found)
    for said, each in ((_WEEKS, WEEK), (_DAYS, 1)):
        if found := said.search(text):
            return _last(today, each * number(found[1].replace("两", "二"))), _without(text, found)
    return None


def _last(today: date, days: int) -> date:
    if days < 1:
        raise ValueError(days)
    return today + timedelta(days=days - 1)


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + text[found.end() :]
