"""What is said to those who write items for disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.centers import Center
from bot.domain.item_life import ItemState
from bot.domain.masking import NumberKind
from bot.domain.notices.notice import Notice
from bot.domain.sheet import ItemKind, SheetItem


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item in a list."""

    item_id: int
    kind: ItemKind
    title: str
    state: ItemState


@dataclass(frozen=True, slots=True)
class CollectionBegins(Notice):
    """The 25th: each center's lead is asked for its items."""

    centers: tuple[Center, ...]
    publishes_on: date


@dataclass(frozen=True, slots=True)
class KindQuestion(Notice):
    """公示报送 was pressed: of which kind is it? And what one has written already."""

    items: tuple[ItemLine, ...]
    publishes_on: date


@dataclass(frozen=True, slots=True)
class TitlePrompt(Notice):
    """The next message is the title."""

    kind: ItemKind


@dataclass(frozen=True, slots=True)
class WordsPrompt(Notice):
    """The next messages are words, photos, files."""

    item_id: int
    title: str


@dataclass(frozen=True, slots=True)
class DraftSoFar(Notice):
    """What was written so far, as villagers will see it."""

    item_id: int
    shown: SheetItem
    reading: int
    """Tables that are still being read."""


@dataclass(frozen=True, slots=True)
class OwnItem(Notice):
    """An item of one's own that is not published yet: where it stands."""

    item_id: int
    shown: SheetItem
    state: ItemState
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeQuestion(Notice):
    """改一改: asks what of it."""

    item_id: int
    title: str


@dataclass(frozen=True, slots=True)
class NumbersQuestion(Notice):
    """Identity, bank or phone numbers stand in it: masked, as shown here, or left readable."""

    item_id: int
    kinds: tuple[NumberKind, ...]
    shown: SheetItem


@dataclass(frozen=True, slots=True)
class ItemSubmitted(Notice):
    """It waits for the secretary."""

    item_id: int
    publishes_on: date


@dataclass(frozen=True, slots=True)
class ItemWithdrawn(Notice):
    """An item was taken back."""


@dataclass(frozen=True, slots=True)
class TableRead(Notice):
    """An .xlsx file was read: the draft now has its table."""

    name: str
    rows: int
    draft: DraftSoFar


@dataclass(frozen=True, slots=True)
class TableRefused(Notice):
    """An .xlsx file could not be read, and why, row by row; it is not attached."""

    name: str
    faults: tuple[str, ...]
    """In words, in the language of the village."""


@dataclass(frozen=True, slots=True)
class ItemAgreedTo(Notice):
    """To its author."""

    title: str
    publishes_on: date


@dataclass(frozen=True, slots=True)
class ItemReturned(Notice):
    """To its author: what is to be changed."""

    item_id: int
    title: str
    reason: str
