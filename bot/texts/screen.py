"""A screen: what a person sees of one message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    action: Action


MOST_ROWS: Final = 40  # Telegram takes 100 buttons under a message, a phone's screen fewer
"""What a list that has no pages shows at once; the rest comes up as these are dealt with."""

PHOTOS_OF: Final = "photos_of"
"""The name under which a picture's data list the cadres whose photos it shows."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture still to be drawn: which template (bot.documents), and what stands in it."""

    template: str
    data: Mapping[str, Any]
    """Plain JSON values."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed sheet still to be set: the file's name, which template (bot.documents), and what is on it."""

    name: str
    template: str
    data: Mapping[str, Any]
    """Plain JSON values."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet still to be written: the file's name, and its rows, the heading first."""

    name: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file that is made for one person and sent to him."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A picture or document that many people get: made once, uploaded once, then sent by Telegram's id."""

    key: str
    method: str
    """How it is sent: sendPhoto or sendDocument."""
    name: str
    """Of the file."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A text, the buttons under it, and the menu at the foot of the chat if it changes."""

    text: str
    rows: Sequence[Sequence[Button]] = ()
    menu: Sequence[Sequence[str]] | None = field(default=None)
    """Labels of the menu; None leaves it as it is."""
    share_phone: str | None = None
    """Label of the one button that shares one's phone number, where that is the menu."""
    picture: Picture | None = None
    """Shown below the text, which says the same: a picture that can't be drawn leaves nothing unsaid."""
    file: TextFile | None = None
    """Sent with the text as its caption, or below the sheet that has it."""
    sheet: Sheet | None = None
    """Sent with the text as its caption."""
    shared: SharedFile | None = None
    """Sent with the text as its caption; where it can't be made, the text goes alone."""
    below: SharedFile | None = None
    """Sent below the text; where it can't be made, the text says it all."""
    workbook: Workbook | None = None
    """Sent below the sheet that has the text."""
