"""An item for disclosure (公示报送): what a cadre submits, and the secretary approves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.content import Content
from bot.domain.item_life import TRANSITIONS, IllegalItemStepError, ItemState, ItemStep
from bot.domain.ledger import Ledger
from bot.domain.sheet import ItemKind

LONGEST_TITLE: Final = 40  # characters: one line on the printed sheet
LONGEST_WORDS: Final = 3000  # characters: with its title it fits one message
MOST_ATTACHMENTS: Final = 10
LARGEST_FILE: Final = 20 * 1024 * 1024  # bytes: what Telegram lets a bot read (Bot API, getFile)


@dataclass(frozen=True, slots=True)
class Item:
    """One item, as its author wrote it."""

    id: int
    account_id: int
    """By which account it was written."""
    cadre_id: int | None
    """Who answers for it."""
    kind: ItemKind
    title: str
    words: str
    state: ItemState
    begun_at: datetime
    version: int = 0
    """Counts submissions: an approval is of what was looked at, not of what it has become since."""
    shows_numbers: bool = False
    """Whether identity, bank and phone numbers stand in it unmasked: its author confirmed that."""
    shows_names: bool = False
    """Whether group, channel and web page name who got relief: the secretary ticked that."""
    reason: str = ""
    """Why it was returned."""
    published_at: datetime | None = None
    disclosure_id: int | None = None
    """The month's disclosure that it stands in; None until month-end where it was published at once."""

    def _step(self, step: ItemStep) -> ItemState:
        try:
            return TRANSITIONS[self.state, step]
        except KeyError:
            raise IllegalItemStepError(self.state, step) from None

    def changed(self, **values: str) -> Item:
        """Return the item as a draft with another title, other words."""
        return replace(self, state=self._step(ItemStep.CHANGE), **values)  # type: ignore[arg-type]

    def submitted(self, *, shows_numbers: bool) -> Item:
        """Return the item as the secretary gets it to review."""
        return replace(
            self,
            state=self._step(ItemStep.SUBMIT),
            version=self.version + 1,
            shows_numbers=shows_numbers,
            reason="",
        )

    def approved(self) -> Item:
        """Return the item as one that goes out."""
        return replace(self, state=self._step(ItemStep.APPROVE))

    def returned(self, reason: str) -> Item:
        """Return the item as its author gets it back."""
        return replace(self, state=self._step(ItemStep.RETURN), reason=reason)

    def published(self, at: datetime) -> Item:
        """Return the item as one that everybody can read, and nobody can change."""
        return replace(self, state=self._step(ItemStep.PUBLISH), published_at=at)

    def withdrawn(self) -> Item:
        """Return the item as taken back: its words are gone."""
        return replace(self, state=self._step(ItemStep.WITHDRAW), title="", words="")


class Reading(StrEnum):
    """How far the table of a file has been read."""

    NOT_NEEDED = "not_needed"
    """A picture, or a file that is passed on as it is."""
    WAITING = "waiting"
    """An .xlsx file that the bot is still to read."""
    READ = "read"
    REFUSED = "refused"
    """It could not be read; its author was told why, and it goes nowhere."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo or a file of an item."""

    id: int
    item_id: int
    content: Content
    name: str
    """Of the file; empty for a photo."""
    reading: Reading = Reading.NOT_NEEDED
    ledger: Ledger | None = None
    """The table that was read from it."""


@dataclass(frozen=True, slots=True)
class ItemCorrection:
    """What was said about a published item afterwards."""

    item_id: int
    words: str
    at: datetime


class Consent(StrEnum):
    """What an asker lets be published of his question and its answer."""

    UNDECIDED = "undecided"
    """He has not said yet: nothing."""
    NAMED = "named"
    UNNAMED = "unnamed"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ItemQuestion:
    """提问质询: a question on an item. The case behind it has the week's clock."""

    id: int
    item_id: int
    account_id: int
    words: str
    """Empty once its asker was forgotten."""
    asked_at: datetime
    consent: Consent = Consent.UNDECIDED
    case_id: int | None = None
    answer: str = ""
    answered_at: datetime | None = None

    @property
    def is_public(self) -> bool:
        """Whether it stands under its item."""
        return self.consent in {Consent.NAMED, Consent.UNNAMED} and bool(self.words)


@dataclass(frozen=True, slots=True)
class WholeItem:
    """An item with all that belongs to it."""

    item: Item
    attachments: tuple[Attachment, ...] = ()
    corrections: tuple[ItemCorrection, ...] = ()
    questions: tuple[ItemQuestion, ...] = ()
