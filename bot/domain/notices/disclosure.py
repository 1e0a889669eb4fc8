"""What everybody reads of a disclosure: the month, its items one by one, and how it may come to him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.month import Month
from bot.domain.notices.notice import Notice
from bot.domain.sheet import Sheet, SheetItem
from bot.domain.style import Style


@dataclass(frozen=True, slots=True)
class MonthHead:
    """A month's disclosure in a list."""

    disclosure_id: int
    month: Month


@dataclass(frozen=True, slots=True)
class MonthPage(Notice):
    """公示栏: the months, and what was published at once since the last of them."""

    months: tuple[MonthHead, ...]
    urgent: tuple[tuple[int, str], ...]
    """Ids and titles."""
    more_from: int | None
    """Where the next page begins, if there is one."""


@dataclass(frozen=True, slots=True)
class DisclosureSheet(Notice):
    """One month's disclosure, as its reader wants it."""

    disclosure_id: int
    sheet: Sheet
    style: Style
    picture: str
    """The picture's key."""


@dataclass(frozen=True, slots=True)
class ItemLeaf(Notice):
    """One item of a month's disclosure."""

    disclosure_id: int
    item_id: int
    month: Month
    shown: SheetItem
    of: int
    """How many items there are."""
    attachments: int
    corrects: bool
    """Whether the reader may correct it."""


@dataclass(frozen=True, slots=True)
class UrgentItem(Notice):
    """A major matter that was published at once."""

    item_id: int
    shown: SheetItem
    published_on: date
    attachments: int
    corrects: bool


@dataclass(frozen=True, slots=True)
class AttachmentsShown(Notice):
    """看附件: they follow."""

    title: str


@dataclass(frozen=True, slots=True)
class StyleQuestion(Notice):
    """Asks how he wants to get the disclosures."""

    style: Style
    """How it is now."""


@dataclass(frozen=True, slots=True)
class StyleChosen(Notice):
    """So from now on."""

    style: Style
