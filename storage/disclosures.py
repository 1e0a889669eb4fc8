"""Month-end disclosures and what was submitted for them."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot.domain.disclosure import Disclosure, Figures, Item, Month
from bot.domain.times import from_micros, to_micros
from storage.json_text import dumped, parsed, storable
from storage.queries import Table


class Disclosures(Table):
    """Fulfils bot.ports.disclosures.Disclosures."""

    async def add_item(self, account_id: int, text: str, now: datetime) -> Item:
        """Store an item."""
        return _item(
            await self.one("add_item", account_id=account_id, text=storable(text), now=to_micros(now))
        )

    async def item(self, item_id: int) -> Item | None:
        """Return one item."""
        row = await self.one("item", id=item_id)
        return _item(row) if row else None

    async def remove_item(self, item_id: int) -> None:
        """Delete an item that was not published."""
        await self.run("remove_item", id=item_id)

    async def unpublished(self) -> list[Item]:
        """Return the items for the next disclosure."""
        return [_item(row) for row in await self.all("unpublished")]

    async def items(self, disclosure_id: int) -> list[Item]:
        """Return a disclosure's items."""
        return [_item(row) for row in await self.all("items", disclosure_id=disclosure_id)]

    async def publish(self, disclosure: Disclosure) -> Disclosure:
        """Store a disclosure with all unpublished items; return it with its id."""
        row = await self.one(
            "add",
            month=str(disclosure.month),
            covers_from=to_micros(disclosure.covers_from),
            covers_to=to_micros(disclosure.covers_to),
            published_at=to_micros(disclosure.published_at),
            figures=dumped(asdict(disclosure.figures)),
        )
        await self.run("take_items", disclosure_id=row["id"])
        return replace(disclosure, id=row["id"])

    async def get(self, disclosure_id: int) -> Disclosure | None:
        """Return one disclosure."""
        row = await self.one("get", id=disclosure_id)
        return _disclosure(row) if row else None

    async def of_month(self, month: Month) -> Disclosure | None:
        """Return a month's disclosure."""
        row = await self.one("of_month", month=str(month))
        return _disclosure(row) if row else None

    async def newest(self, limit: int) -> list[Disclosure]:
        """Return the newest disclosures."""
        return [_disclosure(row) for row in await self.all("newest", most=limit)]


def _item(row: Any) -> Item:  # noqa: ANN401 - a driver's row
    return Item(
        row["id"], row["account_id"], row["text"], from_micros(row["submitted_at"]), row["disclosure_id"]
    )


def _disclosure(row: Any) -> Disclosure:  # noqa: ANN401 - a driver's row
    return Disclosure(
        id=row["id"],
        month=Month.parse(row["month"]),
        covers_from=from_micros(row["covers_from"]),
        covers_to=from_micros(row["covers_to"]),
        published_at=from_micros(row["published_at"]),
        figures=Figures(**parsed(row["figures"])),
    )
