"""Pictures that the bot makes itself: the outbox keeps what stands in one, and it is drawn when it is sent.

So no picture lies in the records, and one that has to be sent again is drawn again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from telegram import InputFile

if TYPE_CHECKING:
    from bot.texts.screen import Picture

Draw = Callable[[str, Mapping[str, Any]], bytes]
"""Makes a PNG of a template and its data; raises DocumentError."""
TO_DRAW: Final = "draw"
"""The key of a parameter that is still to be drawn; no object of the Bot API has it."""


def to_draw(picture: Picture) -> Mapping[str, Any]:
    """Return what the outbox keeps in the place of a picture."""
    return {TO_DRAW: picture.template, "data": picture.data}


async def drawn(parameters: Mapping[str, Any], draw: Draw) -> Mapping[str, Any]:
    """Return parameters with their pictures drawn, in a thread; raise DocumentError where one can't be."""
    return {
        name: await _file(value, draw) if isinstance(value, Mapping) and TO_DRAW in value else value
        for name, value in parameters.items()
    }


async def _file(value: Mapping[str, Any], draw: Draw) -> InputFile:
    template = value[TO_DRAW]
    return InputFile(await asyncio.to_thread(draw, template, value["data"]), filename=f"{template}.png")
