"""Pictures and sheets that the bot makes itself: the outbox keeps what stands in one; it is drawn when sent.

So none lies in the records, and one that has to be sent again is drawn again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal

from telegram import InputFile

from bot.texts.screen import PHOTOS_OF

if TYPE_CHECKING:
    from bot.texts.screen import Picture, Sheet, Workbook

Form = Literal["png", "pdf", "xlsx"]
Draw = Callable[[str, Mapping[str, Any], Form], bytes]
"""Makes a picture or a printed sheet of a template and its data; raises DocumentError."""
Photos = Callable[[Sequence[int]], Awaitable[Mapping[int, bytes]]]
"""Gets these cadres' photos, of those who have one, as they are now."""
TO_DRAW: Final = "draw"
"""The key of a parameter that is still to be drawn; no object of the Bot API has it."""


def to_draw(picture: Picture) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a picture."""
    return {TO_DRAW: picture.template, "data": picture.data}


def to_set(sheet: Sheet) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a sheet."""
    return {TO_DRAW: sheet.template, "data": sheet.data, "form": "pdf", "name": sheet.name}


def to_write(workbook: Workbook) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a workbook."""
    return {TO_DRAW: "workbook", "data": {"rows": workbook.rows}, "form": "xlsx", "name": workbook.name}


async def no_photos(_cadres: Sequence[int]) -> Mapping[int, bytes]:
    """Have nobody's photo."""
    return {}


async def drawn(parameters: Mapping[str, Any], draw: Draw, photos: Photos = no_photos) -> Mapping[str, Any]:
    """Return parameters with their pictures drawn, in a thread; raise DocumentError where one can't be."""
    return {
        name: await _file(value, draw, photos) if isinstance(value, Mapping) and TO_DRAW in value else value
        for name, value in parameters.items()
    }


async def _file(value: Mapping[str, Any], draw: Draw, photos: Photos) -> InputFile:
    template, form, data = value[TO_DRAW], value.get("form", "png"), value["data"]
    if PHOTOS_OF in data:
        data = {**data, "photos": await photos(data[PHOTOS_OF])}
    made = await asyncio.to_thread(draw, template, data, form)
    return InputFile(made, filename=value.get("name", f"{template}.{form}"))
