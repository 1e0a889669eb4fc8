"""Content in a text column."""

from __future__ import annotations

from bot.domain.content import Content, ContentKind
from storage.json_text import dumped, parsed


def stored(content: Content) -> str:
    """Return a content as JSON. A text's form ends with its empty media: erasure looks for that."""
    return dumped({"kind": content.kind.value, "text": content.text, "media": dict(content.media)})


def content(text: str | None) -> Content | None:
    """Return the content that `stored` was given; None once it is erased."""
    if text is None:
        return None
    found = parsed(text)
    return Content(ContentKind(found["kind"]), found["text"], found["media"])
