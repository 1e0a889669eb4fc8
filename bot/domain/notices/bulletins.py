"""What is said around a bulletin: writing it, sending it, how many it reached, and the bulletin itself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.bulletin import Bulletin
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.people import Household


@dataclass(frozen=True, slots=True)
class ContentPrompt(Notice):
    """The next message is the bulletin's content."""

    bulletin: Bulletin
    more: bool
    """Whether it is added to what there is."""


@dataclass(frozen=True, slots=True)
class BulletinMessage(Notice):
    """The bulletin itself, as everybody gets it. What it shows follows as media."""

    bulletin: Bulletin
    author: str
    phone: str | None
    text: str
    can_stop: bool = False
    """Whether it offers to get no more of this: to subscribers, not where it is shown for approval."""
    takes_down: bool = False
    """Whether it offers to take a practice down: to its writer and the secretary."""


@dataclass(frozen=True, slots=True)
class BulletinPreview(Notice):
    """So it will go out, to so many; asks whether it should."""

    bulletin: Bulletin
    household: Household | None
    """The one that it is for."""
    households: int
    """Of the audience, joined or not."""
    reachable: int
    """Of these: households of which somebody can be written to; of subscribers, those households."""
    accounts: int
    """People who get it."""
    to_secretary: bool
    """Whether it goes to the secretary first."""


@dataclass(frozen=True, slots=True)
class BulletinSpreading(Notice):
    """It is being sent; how many it has reached so far. One message, changed in place."""

    households: int
    accounts: int
    waiting: int
    """Accounts to which it has still to be sent."""


@dataclass(frozen=True, slots=True)
class BulletinDropped(Notice):
    """It was not sent, and nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class EditTooLate(Notice):
    """What was edited has gone out already, or is with the secretary: it stays as it was."""


class NobodyReached(Refusal):
    """Nobody of these has joined: nobody would get it."""


class EmptyContent(Refusal):
    """There is nothing in it yet."""


class ContentTooLong(Refusal):
    """More words, or more pictures, than one bulletin holds."""

    def __init__(self, words: int, media: int) -> None:
        super().__init__(words, media)
        self.words = words
        """Characters that fit."""
        self.media = media
        """Pictures, files and recordings that fit."""


class FileTooBig(Refusal):
    """A file that cheap phones on a bad line can't load."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(megabytes)
        self.megabytes = megabytes
        """The most that is taken."""


class BulletinGone(Refusal):
    """It was sent or dropped already."""
