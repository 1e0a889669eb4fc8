"""What is said around 好经验: good practice is summed up and spread."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.bulletin import Bulletin
from bot.domain.notices.notice import Notice, Refusal
from bot.domain.paging import Page


@dataclass(frozen=True, slots=True)
class PracticeCropQuestion(Notice):
    """Asks what the practice is about."""

    crops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TitlePrompt(Notice):
    """The next message is the practice's title."""

    bulletin: Bulletin


@dataclass(frozen=True, slots=True)
class PracticeProposed(Notice):
    """It is with the secretary."""

    title: str


@dataclass(frozen=True, slots=True)
class PracticeQuestion(Notice):
    """Asks the secretary for his word; the practice itself stands above."""

    bulletin: Bulletin
    author: str


@dataclass(frozen=True, slots=True)
class ReasonPrompt(Notice):
    """The next message says why a practice is given back."""

    title: str


@dataclass(frozen=True, slots=True)
class PracticeReturned(Notice):
    """The secretary gave it back, and why; it can be written anew."""

    bulletin: Bulletin
    reason: str


@dataclass(frozen=True, slots=True)
class ReturnPassedOn(Notice):
    """The writer has the secretary's reason."""

    author: str


@dataclass(frozen=True, slots=True)
class PracticeShelved(Notice):
    """It stands in 好经验, for everybody to read."""

    title: str


@dataclass(frozen=True, slots=True)
class PracticeTakenDown(Notice):
    """It can be read no more."""

    title: str


@dataclass(frozen=True, slots=True)
class PracticeList(Notice):
    """好经验: what was spread, newest first."""

    bulletins: tuple[Bulletin, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class ProposalList(Notice):
    """What waits for the secretary."""

    bulletins: tuple[Bulletin, ...]


class TitleNeeded(Refusal):
    """A title is a text of one line."""

    def __init__(self, characters: int) -> None:
        super().__init__(characters)
        self.characters = characters
        """The most that fit."""


class ReasonNeeded(Refusal):
    """Giving something back needs a reason in words."""
