"""Shorthand for what cadres, secretary and villagers do around a disclosure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from bot.domain.item import Item
from bot.usecases import item_drafting, leafing, reviewing

if TYPE_CHECKING:
    from tests.usecases.phone import Phone
    from tests.usecases.town import Town

SECRETARY: Final = "李样甲"
AUTHOR: Final = "王样乙"
PUBLICATION: Final = datetime(2026, 11, 30, 11, 0, tzinfo=UTC)  # 19:00 in the village


async def draft(phone: Phone, title: str, words: str, *, kind: str = "其他") -> None:
    """Write an item up to the point where it can be submitted."""
    await phone.press(item_drafting.begin)
    await phone.tap(kind)
    await phone.write(title)
    await phone.write(words)


async def submit(phone: Phone, title: str, words: str = "细账在村部", *, kind: str = "其他") -> None:
    """Write an item and submit it."""
    await draft(phone, title, words, kind=kind)
    assert await phone.tap("报上去") is None


async def approve(town: Town, title: str) -> None:
    """Let the secretary agree to an item."""
    secretary = town.phones[SECRETARY]
    await secretary.press(reviewing.begin)
    assert await secretary.tap(title) is None
    assert await secretary.tap("同意公示") is None


async def until(town: Town, at: datetime) -> None:
    """Let time pass until an instant."""
    await town.pass_(seconds=(at - town.clock.at).total_seconds())


async def month_end(town: Town, at: datetime = PUBLICATION) -> None:
    """Let the month end, and everybody get what he gets."""
    await until(town, at)
    await town.pass_(minutes=1)


async def board(phone: Phone, month: str = "2026年11月") -> None:
    """Open a month in 公示栏."""
    await phone.press(leafing.begin)
    assert await phone.tap(month) is None


async def item(town: Town, title: str) -> Item:
    """Return an item by its title."""

    async def find(records: object) -> Item:
        for item_id in range(1, 100):
            found = await records.items.get(item_id)  # type: ignore[attr-defined]
            if found is not None and found.title == title:
                return found  # type: ignore[no-any-return]
        raise LookupError(title)

    return await town.look(find)
