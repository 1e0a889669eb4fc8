"""Buttons of 公示报送 and 审核公示: an item on its way to disclosure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.domain.actions.action import Action


@dataclass(frozen=True, slots=True)
class ReportItems(Action):
    """公示报送, from the reminder."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class BeginItem(Action):
    """An item of this kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class OpenItem(Action):
    """Show an item of one's own that isn't published yet."""

    item_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SubmitItem(Action):
    """报上去. Where numbers stand in it, it is asked once whether they are masked."""

    item_id: int


@dataclass(frozen=True, slots=True)
class SettleNumbers(Action):
    """What becomes of the identity, bank and phone numbers in it."""

    item_id: int
    shows: bool


@dataclass(frozen=True, slots=True)
class ChangeItem(Action):
    """改一改: back to writing."""

    item_id: int


@dataclass(frozen=True, slots=True)
class RewriteTitle(Action):
    """Another title."""

    item_id: int


@dataclass(frozen=True, slots=True)
class RewriteWords(Action):
    """Words and attachments anew."""

    item_id: int


@dataclass(frozen=True, slots=True)
class WithdrawItem(Action):
    """Take back an item that is not approved yet."""

    item_id: int


@dataclass(frozen=True, slots=True)
class ShowReview(Action):
    """审核公示: what waits."""

    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ReviewItem(Action):
    """Show an item to the secretary as villagers will see it."""

    item_id: int
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ApproveItem(Action):
    """同意公示: what was looked at, and nothing that it has become since."""

    item_id: int
    version: int


@dataclass(frozen=True, slots=True)
class ReturnItem(Action):
    """退回修改: the next message is the reason."""

    item_id: int
    version: int


@dataclass(frozen=True, slots=True)
class TickNames(Action):
    """Whether group, channel and web page name who got relief."""

    item_id: int
    shows: bool
    keeps_buttons: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class PublishNow(Action):
    """现在就公示: a major matter doesn't wait for month-end. Asked once more before it goes."""

    item_id: int
    sure: bool


@dataclass(frozen=True, slots=True)
class CorrectItem(Action):
    """更正: the next message stands below the published item."""

    item_id: int
