"""Items for disclosure, with their attachments and corrections."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.content import Content, ContentKind
from bot.domain.item import Attachment, Item, ItemCorrection, Reading
from bot.domain.item_life import ItemState
from bot.domain.ledger import Ledger
from bot.domain.sheet import ItemKind
from bot.domain.times import from_micros, to_micros
from storage.json_text import dumped, parsed, storable
from storage.ledgers import ledger_of, ledger_text
from storage.queries import Table


class Items(Table):
    """Fulfils bot.ports.items.Items."""

    async def add(self, account_id: int, cadre_id: int | None, kind: ItemKind, now: datetime) -> Item:
        """Begin an item."""
        row = await self.one(
            "add", account_id=account_id, cadre_id=cadre_id, kind=kind.value, now=to_micros(now)
        )
        return _item(row)

    async def get(self, item_id: int) -> Item | None:
        """Return one item."""
        row = await self.one("get", id=item_id)
        return _item(row) if row else None

    async def save(self, item: Item) -> None:
        """Change an item."""
        await self.run(
            "save",
            id=item.id,
            title=storable(item.title),
            text=storable(item.words),
            state=item.state.value,
            version=item.version,
            shows_numbers=int(item.shows_numbers),
            shows_names=int(item.shows_names),
            reason=storable(item.reason),
            published_at=to_micros(item.published_at) if item.published_at else None,
            disclosure_id=item.disclosure_id,
        )

    async def in_state(self, state: ItemState) -> list[Item]:
        """Return the items in a state, in the order in which they were begun."""
        return [_item(row) for row in await self.all("in_state", state=state.value)]

    async def of_author(self, account_id: int, limit: int) -> list[Item]:
        """Return an author's items that are neither published nor taken back, newest first."""
        return [_item(row) for row in await self.all("of_author", account_id=account_id, most=limit)]

    async def of_disclosure(self, disclosure_id: int) -> list[Item]:
        """Return a disclosure's items, in order."""
        return [_item(row) for row in await self.all("of_disclosure", disclosure_id=disclosure_id)]

    async def between_months(self) -> list[Item]:
        """Return what was published at once and stands in no month's disclosure yet."""
        return [_item(row) for row in await self.all("between_months")]

    async def attach(self, item_id: int, content: Content, name: str, reading: Reading) -> Attachment:
        """Attach a photo or a file."""
        stored = dumped({"kind": content.kind.value, "text": content.text, "media": dict(content.media)})
        row = await self.one(
            "add_attachment", item_id=item_id, content=stored, name=storable(name), reading=reading.value
        )
        return _attachment(row)

    async def attachment(self, attachment_id: int) -> Attachment | None:
        """Return one attachment."""
        row = await self.one("attachment", id=attachment_id)
        return _attachment(row) if row else None

    async def set_reading(self, attachment_id: int, reading: Reading, ledger: Ledger | None) -> None:
        """Remember what was read from a file."""
        await self.run("set_reading", id=attachment_id, reading=reading.value, ledger=ledger_text(ledger))

    async def attachments(self, item_id: int) -> list[Attachment]:
        """Return an item's attachments, in order."""
        return [_attachment(row) for row in await self.all("attachments_of", item_id=item_id)]

    async def drop_attachments(self, item_id: int) -> int:
        """Take an item's attachments away; return how many."""
        return len(await self.all("drop_attachments", item_id=item_id))

    async def to_read(self) -> list[Attachment]:
        """Return the files that the bot is still to read, oldest first."""
        return [_attachment(row) for row in await self.all("to_read")]

    async def correct(self, item_id: int, cadre_id: int | None, words: str, now: datetime) -> None:
        """Correct a published item."""
        await self.run(
            "add_correction", item_id=item_id, cadre_id=cadre_id, words=storable(words), now=to_micros(now)
        )

    async def corrections(self, item_id: int) -> list[ItemCorrection]:
        """Return an item's corrections, oldest first."""
        found = await self.all("corrections_of", item_id=item_id)
        return [ItemCorrection(row["item_id"], row["words"], from_micros(row["at"])) for row in found]


def _item(row: Any) -> Item:  # noqa: ANN401 - a driver's row
    return Item(
        id=row["id"],
        account_id=row["account_id"],
        cadre_id=row["cadre_id"],
        kind=ItemKind(row["kind"]),
        title=row["title"],
        words=row["text"],
        state=ItemState(row["state"]),
        begun_at=from_micros(row["submitted_at"]),
        version=row["version"],
        shows_numbers=bool(row["shows_numbers"]),
        shows_names=bool(row["shows_names"]),
        reason=row["reason"],
        published_at=from_micros(row["published_at"]) if row["published_at"] is not None else None,
        disclosure_id=row["disclosure_id"],
    )


def _attachment(row: Any) -> Attachment:  # noqa: ANN401 - a driver's row
    stored = parsed(row["content"])
    return Attachment(
        id=row["id"],
        item_id=row["item_id"],
        content=Content(ContentKind(stored["kind"]), stored["text"], stored["media"]),
        name=row["name"],
        reading=Reading(row["reading"]),
        ledger=ledger_of(row["ledger"]),
    )
