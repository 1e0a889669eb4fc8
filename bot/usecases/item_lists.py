"""Items as lines of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.masking import mask
from bot.domain.notices.items import ItemLine

if TYPE_CHECKING:
    from bot.domain.item import Item


def line_of(item: Item) -> ItemLine:
    """Return an item as a line of a list."""
    title = item.title if item.shows_numbers else mask(item.title)
    return ItemLine(item.id, item.kind, title, item.state)
