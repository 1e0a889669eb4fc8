"""What is said to those who write items for disclosure, and to the secretary who reviews them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.centers import Center
from bot.domain.item_life import ItemState
from bot.domain.masking import NumberKind
from bot.domain.notices.notice import Notice, Refusal
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
class ItemAgreedTo(Notice):
    """To its author."""

    title: str
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
class ItemReturned(Notice):
    """To its author: what is to be changed."""

    item_id: int
    title: str
    reason: str


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


class TitleTooLong(Refusal):
    """A title is one line."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length)
        self.length = length
        self.limit = limit


class TitleNeedsWords(Refusal):
    """A title is a text."""


class WordsTooLong(Refusal):
    """An item's words fit one message."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(length)
        self.length = length
        self.limit = limit


class NotForAnItem(Refusal):
    """Voice, places and the like don't stand in a disclosure."""


class FileTooLarge(Refusal):
    """More than a bot may read."""

    def __init__(self, megabytes: int, limit: int) -> None:
        super().__init__(megabytes)
        self.megabytes = megabytes
        self.limit = limit


class TooManyAttachments(Refusal):
    """There is an end."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class ItemIsEmpty(Refusal):
    """Neither words nor an attachment."""


class TableNotReadYet(Refusal):
    """The bot is still reading a table."""


class ItemDecided(Refusal):
    """Too late: it has gone on meanwhile."""

    def __init__(self, state: ItemState) -> None:
        super().__init__(state)
        self.state = state


class ItemChangedMeanwhile(Refusal):
    """Its author wrote it anew since the secretary looked at it."""


class ReasonNeedsWords(Refusal):
    """Why it is returned is said in words."""
