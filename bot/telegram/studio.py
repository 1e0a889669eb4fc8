"""The studio: makes the files that the gallery shares, from the records as they are when they are needed."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.documents.press import DocumentError
from bot.texts.say_sheet import sheet_page
from bot.usecases.shared_keys import parse_key, sheet_behind

if TYPE_CHECKING:
    from bot.documents.press import Press
    from bot.domain.village import Village
    from bot.ports import Store
    from bot.texts.words import Words

TEMPLATE = "disclosure"
PHONE = "phone"
"""The form of the picture; the others are paper sizes."""


class Studio:
    """Sets a month's disclosure as a picture or a printed sheet, in the village's language."""

    def __init__(self, store: Store, village: Village, words: Words, press: Press) -> None:
        self._store = store
        self._village = village
        self._words = words
        self._press = press

    async def make(self, key: str) -> bytes:
        """Return the file that a key names; raise DocumentError where it can't be made."""
        try:
            file = parse_key(key)
        except ValueError as error:
            raise DocumentError(TEMPLATE) from error
        sheet = await self._store.read(lambda records: sheet_behind(records, self._village, file))
        if sheet is None:
            raise DocumentError(TEMPLATE)
        picture = file.form == "png"
        data = {**asdict(sheet_page(self._words, sheet)), "form": PHONE if picture else file.form}
        draw = self._press.png if picture else self._press.pdf
        return await asyncio.to_thread(draw, TEMPLATE, data)
