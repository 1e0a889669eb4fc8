"""What is said around the contact card and the month-end disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.directory import Directory
from bot.domain.disclosure import Disclosure, Item
from bot.domain.notices.notice import Notice, Refusal


@dataclass(frozen=True, slots=True)
class ContactCard(Notice):
    """Who is responsible for what, one's own group first, and who is on duty today."""

    directory: Directory
    group: int | None
    today: date
    own_household: bool
    """Whether to offer the household's accounts."""


@dataclass(frozen=True, slots=True)
class ItemPrompt(Notice):
    """公示报送 was pressed: how to submit an item, and what is waiting already."""

    items: tuple[Item, ...]
    publishes_on: date


@dataclass(frozen=True, slots=True)
class ItemAccepted(Notice):
    """An item is in; it can be taken back until it is published."""

    item: Item
    publishes_on: date


@dataclass(frozen=True, slots=True)
class ItemWithdrawn(Notice):
    """An item was taken back."""


@dataclass(frozen=True, slots=True)
class DisclosureSheet(Notice):
    """One month's disclosure."""

    disclosure: Disclosure
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DisclosureList(Notice):
    """The months that were published."""

    disclosures: tuple[Disclosure, ...]


class ItemNeedsWords(Refusal):
    """An item for disclosure is a text."""


class ItemPublished(Refusal):
    """Too late to take it back."""


class NotYours(Refusal):
    """Not for this person."""
