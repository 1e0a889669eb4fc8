"""What the secretary is told of a broadcast: how far it is, and whom it reached."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.broadcast import Progress
from bot.domain.month import Month
from bot.domain.notices.notice import Notice
from bot.domain.sheet import Sheet, SheetItem


@dataclass(frozen=True, slots=True)
class BroadcastProgress(Notice):
    """One message, edited as it goes on."""

    month: Month | None
    """None: a matter published at once."""
    progress: Progress


@dataclass(frozen=True, slots=True)
class GroupToVisit:
    """The households of a group that the bot reaches in no way."""

    group: int
    nobody: int
    """Nobody of them has joined."""
    unreachable: int
    """Whoever has joined can't be written to."""


@dataclass(frozen=True, slots=True)
class DeliveryReport(Notice):
    """At the end: whom it reached."""

    broadcast_id: int
    month: Month | None
    delivered: int
    blocked: int
    """Telegram says that they stopped the bot, now or before."""
    unreachable: int
    groups: tuple[GroupToVisit, ...]
    chat: bool | None
    """Whether the village's group got it; None where there is none."""


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A household to be visited."""

    group: int
    number: str
    head: str
    phone: str
    joined: bool
    """Somebody had joined, but can't be written to any more."""


@dataclass(frozen=True, slots=True)
class VisitList(Notice):
    """Whom to bring the printed sheet, as a file."""

    name: str
    lines: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedSheet(Notice):
    """The sheet to print, as a file."""

    sheet: Sheet
    document: str
    """The file's key."""


@dataclass(frozen=True, slots=True)
class PublicSheet(Notice):
    """For the village's group or channel: names of who got relief left out."""

    sheet: Sheet
    picture: str


@dataclass(frozen=True, slots=True)
class PublicItem(Notice):
    """A matter published at once, for the village's group or channel."""

    shown: SheetItem
    link: str
