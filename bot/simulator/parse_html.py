"""Telegram's HTML: tags become entities; what Telegram refuses is refused in its words."""

import html
import re
from typing import Any

from bot.simulator.errors import bad_request

SIMPLE_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)((?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
# Telegram knows these four named entities and numeric ones; anything else stays as written.
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});?")
BMP_END = 0xFFFF


def parse_html(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return plain text and entities; raise ApiError 400 `can't parse entities: ...`."""
    if "<" not in text:
        return _plain(text), []
    pieces: list[str] = []
    entities: list[dict[str, Any]] = []
    opened: list[tuple[str, int, dict[str, Any]]] = []
    position = offset = 0
    while (start := text.find("<", position)) >= 0:
        piece = _plain(text[position:start])
        pieces.append(piece)
        offset += _units(piece)
        match = _TAG.match(text, start)
        if match is None:
            raise _refused(_broken_tag(text[start:]), text, start)
        position = match.end()
        name = match.group(2).lower()
        if not match.group(1):
            entity = _opened(name, _attributes(match.group(3)), opened)
            if entity is None:
                raise _refused(f'Unsupported start tag "{name}"', text, start)
            opened.append((name, offset, entity))
            continue
        if not opened:
            raise _refused("Unexpected end tag", text, start)
        tag, begun, entity = opened.pop()
        if tag != name:
            raise _refused(f'Unmatched end tag, expected "</{tag}>", found "</{name}>"', text, start)
        if offset > begun and entity.get("type"):
            entities.append({**entity, "offset": begun, "length": offset - begun})
    pieces.append(_plain(text[position:]))
    if opened:
        reason = f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1][0]}\""
        raise bad_request(reason)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(pieces), entities


def _opened(  # noqa: PLR0911 - one return for each kind of tag
    name: str, attributes: dict[str, str], opened: list[tuple[str, int, dict[str, Any]]]
) -> dict[str, Any] | None:
    if name == "code" and opened and opened[-1][0] == "pre":
        language = attributes.get("class", "").removeprefix("language-")
        if language:
            opened[-1][2]["language"] = language
        return {}
    if name == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if name in SIMPLE_TAGS:
        return {"type": SIMPLE_TAGS[name]}
    if name == "span" and attributes.get("class") == "tg-spoiler":
        return {"type": "spoiler"}
    if name == "a":
        url = attributes.get("href", "")
        return {"type": "text_link", "url": url} if url else {}
    if name == "tg-emoji" and attributes.get("emoji-id"):
        return {"type": "custom_emoji", "custom_emoji_id": attributes["emoji-id"]}
    return None


def _attributes(written: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(written)
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}


def _broken_tag(rest: str) -> str:
    name = re.match(r"<(/?)([A-Za-z][\w-]*)", rest)
    if name is None:
        unsupported = re.match(r"<([^\s>/]*)", rest)
        return f'Unsupported start tag "{unsupported.group(1) if unsupported else ""}"'
    return f'Unclosed {"end" if name.group(1) else "start"} tag "{name.group(2)}"'


def _refused(why: str, text: str, position: int) -> Exception:
    reason = f"can't parse entities: {why} at byte offset {len(text[:position].encode())}"
    return bad_request(reason)


def _plain(text: str) -> str:
    return _REFERENCE.sub(lambda match: html.unescape(match.group()), text) if "&" in text else text


def _units(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > BMP_END)
