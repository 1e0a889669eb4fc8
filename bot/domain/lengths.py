"""Telegram's limits on what one message holds, counted as Telegram counts: in UTF-16 code units."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

TEXT_LIMIT: Final = 4096  # UTF-16 units after entities: Bot API, sendMessage
CAPTION_LIMIT: Final = 1024  # UTF-16 units after entities: Bot API, sendPhoto and its like


def utf16_length(text: str) -> int:
    """Return how long Telegram finds a text, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int = TEXT_LIMIT) -> Iterator[str]:
    """Yield a text in parts that each fit, broken at a line's end where one is near; nothing is dropped.

    A character outside the basic plane counts two units and is never cut in half.
    """
    rest = text
    while utf16_length(rest) > limit:
        end = _longest_prefix(rest, limit)
        line_end = rest.rfind("\n", end // 2, end)
        if line_end > 0:
            end = line_end + 1
        yield rest[:end]
        rest = rest[end:]
    if rest:
        yield rest


def _longest_prefix(text: str, limit: int) -> int:
    """Return how many characters from the start fit into so many units."""
    units = 0
    for place, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - end of the basic plane
        if units > limit:
            return place
    return len(text)
