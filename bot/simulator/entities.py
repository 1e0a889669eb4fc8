"""Text with entities: parse modes, automatic detection, Telegram's length limits.

Offsets and lengths are in UTF-16 code units, as the Bot API counts them.
"""

import re
from dataclasses import dataclass
from typing import Any

from bot.simulator.errors import bad_request
from bot.simulator.parse_html import parse_html
from bot.simulator.parse_markdown import parse_markdown, parse_markdown_v2

MAX_TEXT = 4096  # UTF-16 units, after entities are parsed
MAX_CAPTION = 1024
BMP_END = 0xFFFF

_DETECTED = re.compile(
    r"(?P<url>\b(?:https?://|www\.|t\.me/)[^\s<>\"']*[^\s<>\"'.,;:!?)，。；：！？）])"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?(?![\w/]))"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d -]{7,15}\d(?!\w))"
)


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Plain text and its entities."""

    text: str
    entities: list[dict[str, Any]]

    def as_content(self, key: str = "text") -> dict[str, Any]:
        """Return the message's part: text and entities, or caption and caption_entities."""
        content: dict[str, Any] = {key: self.text}
        if self.entities:
            content["entities" if key == "text" else "caption_entities"] = self.entities
        return content


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units: characters outside the BMP count twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if ord(character) > BMP_END)


def detect(text: str) -> list[dict[str, Any]]:
    """Return the commands, addresses and phone numbers that Telegram marks by itself."""
    if "/" not in text and "+" not in text and "www." not in text:
        return []
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _DETECTED.finditer(text)
    ]


def format_text(text: str, parse_mode: str | None, given: object) -> FormattedText:
    """Return text and entities as Telegram would keep them; raise ApiError if they can't be parsed."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        reason = "strings must be encoded in UTF-8"
        raise bad_request(reason)
    entities: list[dict[str, Any]] = []
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, entities = parse_html(text)
    elif mode == "markdownv2":
        text, entities = parse_markdown_v2(text)
    elif mode == "markdown":
        text, entities = parse_markdown(text)
    elif mode:
        reason = "unsupported parse_mode"
        raise bad_request(reason)
    elif isinstance(given, list):
        entities = [dict(entity) for entity in given if isinstance(entity, dict)]
    return _trimmed(text, entities)


def _trimmed(text: str, entities: list[dict[str, Any]]) -> FormattedText:
    stripped = text.rstrip()
    lead = len(stripped) - len(stripped.lstrip())
    stripped = stripped[lead:]
    if entities and (lead or len(stripped) != len(text)):
        cut, end = utf16_length(text[:lead]), utf16_length(stripped)
        entities = [moved for entity in entities if (moved := _moved(entity, cut, end)) is not None]
    covered = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    for found in detect(stripped):
        start, stop = found["offset"], found["offset"] + found["length"]
        if not any(left < stop and start < right for left, right in covered):
            entities.append(found)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return FormattedText(stripped, entities)


def _moved(entity: dict[str, Any], cut: int, end: int) -> dict[str, Any] | None:
    start = max(0, entity["offset"] - cut)
    stop = min(end, entity["offset"] + entity["length"] - cut)
    return {**entity, "offset": start, "length": stop - start} if stop > start else None


def checked_text(text: str | None, parse_mode: str | None, given: object) -> FormattedText:
    """Return a message's text; raise ApiError if it is empty or over 4,096 units."""
    formatted = format_text(text or "", parse_mode, given)
    if not formatted.text:
        reason = "message text is empty"
        raise bad_request(reason)
    if utf16_length(formatted.text) > MAX_TEXT:
        reason = "message is too long"
        raise bad_request(reason)
    return formatted


def checked_caption(caption: str | None, parse_mode: str | None, given: object) -> FormattedText | None:
    """Return a caption or None; raise ApiError if it is over 1,024 units."""
    if not caption:
        return None
    formatted = format_text(caption, parse_mode, given)
    if utf16_length(formatted.text) > MAX_CAPTION:
        reason = "message caption is too long"
        raise bad_request(reason)
    return formatted if formatted.text else None
