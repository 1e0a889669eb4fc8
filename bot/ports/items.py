"""What the use cases need of storage: items for disclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.content import Content
    from bot.domain.item import Attachment, Item, ItemCorrection, Reading
    from bot.domain.item_life import ItemState
    from bot.domain.ledger import Ledger
    from bot.domain.sheet import ItemKind


class Items(Protocol):
    """Items for disclosure, with their attachments and corrections."""

    async def add(self, account_id: int, cadre_id: int | None, kind: ItemKind, now: datetime) -> Item:
        """Begin an item."""

    async def get(self, item_id: int) -> Item | None: ...
    async def save(self, item: Item) -> None: ...
    async def in_state(self, state: ItemState) -> list[Item]:
        """Return the items in a state, in the order in which they were begun."""

    async def of_author(self, account_id: int, limit: int) -> list[Item]:
        """Return an author's items that are neither published nor taken back, newest first."""

    async def of_disclosure(self, disclosure_id: int) -> list[Item]: ...
    async def between_months(self) -> list[Item]:
        """Return what was published at once and stands in no month's disclosure yet."""

    async def attach(self, item_id: int, content: Content, name: str, reading: Reading) -> Attachment: ...
    async def attachment(self, attachment_id: int) -> Attachment | None: ...
    async def set_reading(self, attachment_id: int, reading: Reading, ledger: Ledger | None) -> None:
        """Remember what was read from a file."""

    async def attachments(self, item_id: int) -> list[Attachment]: ...
    async def drop_attachments(self, item_id: int) -> int:
        """Take an item's attachments away; return how many."""

    async def to_read(self) -> list[Attachment]:
        """Return the files that the bot is still to read, oldest first."""

    async def correct(self, item_id: int, cadre_id: int | None, words: str, now: datetime) -> None:
        """Correct a published item: the correction stands beside it."""

    async def corrections(self, item_id: int) -> list[ItemCorrection]: ...
