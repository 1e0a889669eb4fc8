"""What is said to the secretary who reviews items for disclosure (审核公示)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.item_life import ItemState
from bot.domain.notices.items import ItemLine
from bot.domain.notices.notice import Notice
from bot.domain.sheet import SheetItem


@dataclass(frozen=True, slots=True)
class ReviewQueue(Notice):
    """审核公示: what waits for the secretary, and what he approved already."""

    waiting: tuple[ItemLine, ...]
    approved: tuple[ItemLine, ...]
    publishes_on: date


@dataclass(frozen=True, slots=True)
class ReviewCard(Notice):
    """One item as villagers will see it, for the secretary to decide."""

    item_id: int
    version: int
    state: ItemState
    author: str
    shown: SheetItem
    attachments: int
    shows_numbers: bool
    names: bool | None
    """Whether group and web page name who got relief; None where it is not about relief."""


@dataclass(frozen=True, slots=True)
class ItemApproved(Notice):
    """To the secretary: approved, and how many still wait."""

    item_id: int
    title: str
    waiting: int
    publishes_on: date


@dataclass(frozen=True, slots=True)
class ReturnPrompt(Notice):
    """退回修改: the next message is the reason."""

    title: str


@dataclass(frozen=True, slots=True)
class ReturnRecorded(Notice):
    """To the secretary: its author knows."""

    author: str
    waiting: int


@dataclass(frozen=True, slots=True)
class ReviewReminder(Notice):
    """To the secretary, on the 28th and on the morning of the day."""

    waiting: int
    approved: int
    publishes_on: date
    is_today: bool


@dataclass(frozen=True, slots=True)
class PublishQuestion(Notice):
    """现在就公示: asked once more."""

    item_id: int
    title: str


@dataclass(frozen=True, slots=True)
class PublishedNow(Notice):
    """To the secretary: it stands in 公示栏, and goes out."""

    title: str
    in_the_morning: bool
    """It is night: people get it from the morning on."""


@dataclass(frozen=True, slots=True)
class CorrectionPrompt(Notice):
    """更正: the next message is it."""

    title: str


@dataclass(frozen=True, slots=True)
class Corrected(Notice):
    """The correction stands below the item."""

    shown: SheetItem
