"""Media: sent from the record by file id, as Telegram's methods want each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from bot.domain.content import Content, ContentKind
from bot.domain.lengths import CAPTION_LIMIT, split, utf16_length

if TYPE_CHECKING:
    from bot.usecases.composing import Medium

Call = tuple[str, Mapping[str, Any]]

BY_FILE: Final[Mapping[ContentKind, str]] = {
    ContentKind.PHOTO: "sendPhoto",
    ContentKind.VIDEO: "sendVideo",
    ContentKind.VIDEO_NOTE: "sendVideoNote",
    ContentKind.VOICE: "sendVoice",
    ContentKind.AUDIO: "sendAudio",
    ContentKind.DOCUMENT: "sendDocument",
    ContentKind.ANIMATION: "sendAnimation",
}
BY_FIELDS: Final[Mapping[ContentKind, str]] = {
    ContentKind.LOCATION: "sendLocation",
    ContentKind.VENUE: "sendVenue",
    ContentKind.CONTACT: "sendContact",
}
ALBUM_FAMILIES: Final[Mapping[ContentKind, str]] = {
    ContentKind.PHOTO: "visual",
    ContentKind.VIDEO: "visual",
    ContentKind.AUDIO: "audio",
    ContentKind.DOCUMENT: "document",
}
"""Which kinds may stand in one album: photos with videos, audio and documents only with their like
(Bot API, sendMediaGroup)."""
ALBUM_SIZE: Final = range(2, 11)  # items: Bot API, sendMediaGroup
MANY: Final = 4
"""Single pictures (or files) in a row; more of them are shown as albums, not to fill somebody's screen."""


def media_calls(entries: Sequence[Medium]) -> Iterator[Call]:
    """Yield the calls that show media: albums together, everything else one by one."""
    for (album, family), run in groupby(entries, key=_album_key):
        contents = [entry.content for entry in run if entry.content is not None]
        together = album is not None or (bool(family) and len(contents) > MANY)
        for some in _in_tens(contents) if together else ([content] for content in contents):
            if len(some) in ALBUM_SIZE:
                yield ("sendMediaGroup", {"media": [_album_item(content) for content in some]})
                yield from (call for content in some for call in _long_caption(content))
            else:
                yield from single(some[0])


def single(content: Content) -> Iterator[Call]:
    """Yield the call that shows one medium, and its caption as a text where it is too long for one."""
    if content.kind in BY_FIELDS:
        yield (BY_FIELDS[content.kind], content.media)
        return
    payload = {content.kind.value: content.media["file_id"]}
    if content.text and _caption_fits(content):
        payload["caption"] = content.text
    yield (BY_FILE[content.kind], payload)
    yield from _long_caption(content)


def _in_tens(contents: Sequence[Content]) -> Iterator[Sequence[Content]]:
    step = ALBUM_SIZE.stop - 1
    return (contents[start : start + step] for start in range(0, len(contents), step))


def _album_key(entry: Medium) -> tuple[str | None, str]:
    family = ALBUM_FAMILIES.get(entry.content.kind, "") if entry.content is not None else ""
    return (entry.album if family else None, family)


def _album_item(content: Content) -> Mapping[str, Any]:
    item = {"type": content.kind.value, "media": content.media["file_id"]}
    return item | {"caption": content.text} if content.text and _caption_fits(content) else item


def _caption_fits(content: Content) -> bool:
    # A round video takes no caption at all (Bot API, sendVideoNote).
    return content.kind is not ContentKind.VIDEO_NOTE and utf16_length(content.text) <= CAPTION_LIMIT


def _long_caption(content: Content) -> Iterator[Call]:
    if content.text and not _caption_fits(content):
        for part in split(content.text):
            yield ("sendMessage", {"text": part})
