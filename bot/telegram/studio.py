"""The studio: makes the files that the gallery shares, from the records as they are when they are needed."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.documents.press import DocumentError
from bot.texts.say_sheet import sheet_page
from bot.texts.say_training import course_picture
from bot.usecases.shared_keys import COURSE, course_of_key, parse_key, sheet_behind

if TYPE_CHECKING:
    from bot.documents.press import Press
    from bot.domain.course import Course
    from bot.domain.people import Cadre
    from bot.domain.village import Village
    from bot.ports import Records, Store
    from bot.texts.words import Words

TEMPLATE = "disclosure"
PHONE = "phone"
"""The form of the picture; the others are paper sizes."""


class Studio:
    """Sets a month's disclosure as a picture or a sheet, and draws courses, in the village's language."""

    def __init__(self, store: Store, village: Village, words: Words, press: Press) -> None:
        self._store = store
        self._village = village
        self._words = words
        self._press = press

    async def make(self, key: str) -> bytes:
        """Return the file that a key names; raise DocumentError where it can't be made."""
        course_id = course_of_key(key)
        if course_id is not None:
            return await self._course(course_id)
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

    async def _course(self, course_id: int) -> bytes:
        """Return a course's picture as the course is now."""

        async def read(records: Records) -> tuple[Course, Cadre] | None:
            course = await records.courses.get(course_id)
            cadres = {cadre.id: cadre for cadre in await records.people.cadres()}
            return (course, cadres[course.cadre_id]) if course is not None else None

        found = await self._store.read(read)
        if found is None:
            raise DocumentError(COURSE)
        course, cadre = found
        picture = course_picture(self._words, course, cadre.name, cadre.phone)
        return await asyncio.to_thread(self._press.png, picture.template, picture.data)
