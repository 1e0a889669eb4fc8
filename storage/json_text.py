"""JSON in a text column, readable as what it says, whatever characters people send."""

from __future__ import annotations

import json
from typing import Any

import orjson


def dumped(value: object) -> str:
    """Return a value as JSON. Half a surrogate pair, which no database takes, stays as its escape."""
    try:
        return orjson.dumps(value).decode()
    except TypeError:  # half a surrogate pair, or a number of more than 64 bits
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def parsed(text: str) -> Any:  # noqa: ANN401 - whatever was stored
    """Return the value that `dumped` was given."""
    return json.loads(text)


def storable(text: str) -> str:
    """Return a text that both databases take: half surrogate pairs and NUL become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
