"""A note: what a cadre wrote, said or showed about a visit or in his diary, in a row that can be blanked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.content import Content, ContentKind

LONGEST: Final = timedelta(minutes=10)
"""What is longer is listened to by nobody: it is asked for again, shorter. Telegram itself takes an hour."""
RECORDED: Final = frozenset({ContentKind.VOICE, ContentKind.AUDIO, ContentKind.VIDEO, ContentKind.VIDEO_NOTE})


class Part(StrEnum):
    """What a note is about."""

    TALK = "talk"
    """What was talked about on a visit."""
    PROBLEM = "problem"
    """A diary entry's own words: the problem that people raise."""
    ANALYSIS = "analysis"
    """Why it is so."""
    DONE = "done"
    """What was done about it."""
    ANSWER = "answer"
    """What people were answered."""


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note about to be stored: of a visit, or of a diary entry."""

    account_id: int
    visit_id: int | None
    diary_id: int | None
    part: Part
    content: Content
    written_at: datetime
    chat_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Note:
    """One message, word for word."""

    id: int
    account_id: int
    visit_id: int | None
    diary_id: int | None
    part: Part
    content: Content | None
    """None once erased."""
    written_at: datetime
    chat_id: int
    message_id: int


def seconds_of(content: Content) -> int:
    """Return how long a recording lasts, in seconds; 0 where it is none or Telegram didn't say."""
    return int(content.media.get("duration", 0)) if content.kind in RECORDED else 0


def is_too_long(content: Content) -> bool:
    """Whether nobody would listen to the end."""
    return timedelta(seconds=seconds_of(content)) > LONGEST


def says_nothing(content: Content) -> bool:
    """Whether a text has neither letter nor digit: a slip of the finger, or blanks that can't be seen."""
    if content.is_media:
        return False
    return not any(unicodedata.category(letter)[0] in "LN" for letter in content.text)
