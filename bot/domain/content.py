"""What somebody wrote, said or showed: the content of one Telegram message, kept as a record.

Media are Telegram's file ids, never copies. The words and the ids live in rows that can be erased.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class ContentKind(StrEnum):
    """The kinds of message that can carry a villager's matter (Bot API, object Message)."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VIDEO_NOTE = "video_note"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    ANIMATION = "animation"
    LOCATION = "location"
    VENUE = "venue"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Content:
    """One message's content."""

    kind: ContentKind
    text: str = ""
    """The text, or the caption of a medium."""
    media: Mapping[str, Any] = field(default_factory=dict)
    """What the sending method needs beside the caption: `{"file_id": …}`, or a location's, venue's or
    contact's own fields."""

    @property
    def is_media(self) -> bool:
        """Whether a text message alone can't carry it."""
        return self.kind is not ContentKind.TEXT
