"""An hour of a day as people say it: 12月5日（星期六）上午9:00."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.times import aware

if TYPE_CHECKING:
    from datetime import datetime

    from bot.texts.words import Words

NOON = 12  # hours
EVENING = 18  # hours


def when(words: Words, at: datetime | None) -> str:
    """Return day and time in the village; empty where it isn't known yet."""
    if at is None:
        return ""
    return words._("{day}, {hour}", day=words.day(at), hour=hour(words, at))


def hour(words: Words, at: datetime) -> str:
    """Return the time of the day in the village."""
    local = aware(at).astimezone(words.zone)
    clock = f"{local.hour if local.hour <= NOON else local.hour - NOON}:{local.minute:02d}"
    if local.hour < NOON:
        return words._("{clock} in the morning", clock=clock)
    if local.hour == NOON:
        return words._("{clock} at noon", clock=clock)
    if local.hour < EVENING:
        return words._("{clock} in the afternoon", clock=clock)
    return words._("{clock} in the evening", clock=clock)
