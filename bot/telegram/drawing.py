"""Pictures and sheets that the bot makes itself: the outbox keeps what stands in one; it is drawn when sent.

So none lies in the records, and one that has to be sent again is drawn again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from telegram import InputFile

if TYPE_CHECKING:
    from bot.texts.screen import Picture, Sheet

Form = Literal["png", "pdf"]
Draw = Callable[[str, Mapping[str, Any], Form], bytes]
"""Makes a picture or a printed sheet of a template and its data; raises DocumentError."""
TO_DRAW: Final = "draw"
"""The key of a parameter that is still to be drawn; no object of the Bot API has it."""


def to_draw(picture: Picture) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a picture."""
    return {TO_DRAW: picture.template, "data": picture.data}


def to_set(sheet: Sheet) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a sheet."""
    return {TO_DRAW: sheet.template, "data": sheet.data, "form": "pdf", "name": sheet.name}


async def drawn(parameters: Mapping[str, Any], draw: Draw) -> Mapping[str, Any]:
    """Return parameters with their pictures drawn, in a thread; raise DocumentError where one can't be."""
    return {
        name: await _file(value, draw) if isinstance(value, Mapping) and TO_DRAW in value else value
        for name, value in parameters.items()
    }


async def _file(value: Mapping[str, Any], draw: Draw) -> InputFile:
    template, form = value[TO_DRAW], value.get("form", "png")
    made = await asyncio.to_thread(draw, template, value["data"], form)
    return InputFile(made, filename=value.get("name", f"{template}.{form}"))
