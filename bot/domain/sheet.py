"""The disclosure sheet: all that one month's disclosure says, ready to be printed, drawn or put on a site.

It holds what may be shown and nothing else: numbers are masked and names left out before it is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.ledger import Ledger
from bot.domain.month import Month
from bot.domain.sheet_figures import SheetFigures


class ItemKind(StrEnum):
    """The kinds of item, in the order in which a disclosure shows them."""

    MONEY = "money"
    """Collective income and expenses."""
    PROJECT = "project"
    """Projects and tenders."""
    RELIEF = "relief"
    """Relief, subsidies and donations."""
    RESOLUTION = "resolution"
    """Results of one-matter-one-discussion (一事一议)."""
    LAND = "land"
    ENTITLEMENT = "entitlement"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Correction:
    """A published item was corrected: visibly, with its day; what was published stays as it was."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question on an item (提问质询) that its asker lets be published."""

    words: str
    asked_on: date
    asker: str = ""
    """Empty where he asked to be left unnamed."""
    answer: str = ""
    """Empty while nobody has answered."""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One published item."""

    place: int
    """Its number within the month, from 1."""
    kind: ItemKind
    title: str
    words: str
    tables: tuple[Ledger, ...] = ()
    photos: tuple[str, ...] = ()
    """The captions of its photos and the names of its files, which are shown in the chat."""
    corrections: tuple[Correction, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class UnderReview:
    """An item that the secretary had not approved: listed by kind and number, nothing of its words."""

    number: int
    kind: ItemKind


@dataclass(frozen=True, slots=True)
class EarlierQuestion:
    """A question on the last disclosure, listed in this one."""

    place: int
    """The number of the item asked about, within its month."""
    title: str
    question: Question


@dataclass(frozen=True, slots=True)
class Sheet:
    """One month's disclosure."""

    village: str
    month: Month
    covers_from: date
    covers_to: date
    """The day of its cut-off."""
    published_on: date
    """Later than `covers_to` where the bot was off that evening."""
    figures: SheetFigures
    items: tuple[SheetItem, ...] = ()
    under_review: tuple[UnderReview, ...] = ()
    earlier: tuple[EarlierQuestion, ...] = ()
    link: str = ""
    """Of the bot, for the QR code; empty where its name isn't known yet."""

    def of_kind(self, kind: ItemKind) -> tuple[SheetItem, ...]:
        """Return the items of one kind, in their order."""
        return tuple(item for item in self.items if item.kind is kind)
