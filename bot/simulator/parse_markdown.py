"""Telegram's MarkdownV2 and its older Markdown."""

import re
from typing import Any

from bot.simulator.errors import bad_request

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
MARKERS = ("||", "__", "*", "_", "~")
TYPES = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
BMP_END = 0xFFFF
_PRE = re.compile(r"```(?:([\w+-]+)\n|\n)?(.*?)```", re.DOTALL)
_CODE = re.compile(r"`((?:\\.|[^`\\])+)`")
_LINK_END = re.compile(r"\]\(((?:\\.|[^)\\])*)\)")
_OLD = re.compile(
    r"```(?:(?P<language>\w+)\n|\n)?(?P<pre>.*?)```|`(?P<code>[^`]+)`|\*(?P<bold>[^*]+)\*|_(?P<italic>[^_]+)_"
    r"|\[(?P<label>[^\]]+)\]\((?P<url>[^)]*)\)|\\(?P<escaped>[_*`\[])|(?P<broken>[_*`\[])",
    re.DOTALL,
)


class _Output:
    """Plain text as it grows, with its length in UTF-16 units."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offset = 0
        self.entities: list[dict[str, Any]] = []

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.offset += len(text) + sum(1 for character in text if ord(character) > BMP_END)

    def mark(self, kind: str, begun: int, **details: str) -> None:
        if self.offset > begun:
            entity = {"type": kind, "offset": begun, "length": self.offset - begun}
            self.entities.append({**entity, **{key: value for key, value in details.items() if value}})

    def result(self) -> tuple[str, list[dict[str, Any]]]:
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.pieces), self.entities


def parse_markdown_v2(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return plain text and entities; raise ApiError 400 for an unescaped reserved character."""
    out = _Output()
    opened: list[tuple[str, int]] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character == "\\" and position + 1 < len(text) and text[position + 1].isascii():
            out.write(text[position + 1])
            position += 2
        elif character not in RESERVED:
            out.write(character)
            position += 1
        elif character == "`":
            position = _code(text, position, out)
        elif character == ">" and (position == 0 or text[position - 1] == "\n"):
            opened.append((">", out.offset))
            position += 1
        else:
            position = _marker(text, position, opened, out)
        if opened and opened[-1][0] == ">" and (position == len(text) or text[position] == "\n"):
            out.mark("blockquote", opened.pop()[1])
    if opened:
        raise _refused(f"Can't find end of {_named(opened[-1][0])} entity", text, len(text))
    return out.result()


def _code(text: str, position: int, out: _Output) -> int:
    pre = _PRE.match(text, position)
    match = pre or _CODE.match(text, position)
    if match is None:
        raise _refused("Can't find end of Code entity", text, position)
    begun = out.offset
    out.write(re.sub(r"\\(.)", r"\1", match.group(2) if pre else match.group(1)))
    out.mark("pre" if pre else "code", begun, language=(match.group(1) or "") if pre else "")
    return match.end()


def _marker(text: str, position: int, opened: list[tuple[str, int]], out: _Output) -> int:
    character = text[position]
    if character == "[" or text.startswith("![", position):
        opened.append(("[", out.offset))
        return position + (1 if character == "[" else 2)
    if character == "]" and opened and opened[-1][0] == "[":
        begun = opened.pop()[1]
        match = _LINK_END.match(text, position)
        if match is None:
            return position + 1
        url = re.sub(r"\\(.)", r"\1", match.group(1))
        emoji = url.removeprefix("tg://emoji?id=")
        if emoji != url:
            out.mark("custom_emoji", begun, custom_emoji_id=emoji)
        else:
            out.mark("text_link", begun, url=url)
        return match.end()
    marker = next((known for known in MARKERS if text.startswith(known, position)), None)
    if marker is None:
        why = f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
        reason = f"can't parse entities: {why}"
        raise bad_request(reason)
    if opened and opened[-1][0] == marker:
        out.mark(TYPES[marker], opened.pop()[1])
    elif any(known == marker for known, _ in opened):
        raise _refused(f"Can't find end of {_named(opened[-1][0])} entity", text, position)
    else:
        opened.append((marker, out.offset))
    return position + len(marker)


def parse_markdown(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return plain text and entities of the older Markdown, which doesn't nest."""
    out = _Output()
    position = 0
    for match in _OLD.finditer(text):
        out.write(text[position : match.start()])
        position, begun = match.end(), out.offset
        kind = match.lastgroup
        if match["broken"] is not None:
            raise _refused("Can't find end of the entity starting", text, match.start())
        if match["escaped"] is not None:
            out.write(match["escaped"])
        elif match["label"] is not None:
            out.write(match["label"])
            out.mark("text_link", begun, url=match["url"])
        elif kind is not None:
            out.write(match[kind])
            out.mark(kind, begun, language=match["language"] or "")
    out.write(text[position:])
    return out.result()


def _named(marker: str) -> str:
    return {"[": "Link", ">": "Blockquote"}.get(marker) or TYPES[marker].title()


def _refused(why: str, text: str, position: int) -> Exception:
    reason = f"can't parse entities: {why} at byte offset {len(text[:position].encode())}"
    return bad_request(reason)
