"""Keys of files that many people get: what a key names is drawn once and uploaded once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from bot.usecases.sheets import Audience, sheet_of

if TYPE_CHECKING:
    from bot.domain.course import Course
    from bot.domain.sheet import Sheet
    from bot.domain.village import Village
    from bot.ports import Records

Form = Literal["png", "a4", "a3"]
"""The picture for a phone, and the printed sheets."""


COURSE: Final = "course"


@dataclass(frozen=True, slots=True)
class SheetFile:
    """What a key names."""

    disclosure_id: int
    audience: Audience
    form: str


def sheet_key(disclosure_id: int, audience: Audience, form: Form, sheet: Sheet) -> str:
    """Return the key of a sheet as it is now: a correction or an answer makes it another."""
    digest = hashlib.blake2b(repr(sheet).encode("utf-8", "replace"), digest_size=6).hexdigest()
    return f"sheet/{disclosure_id}/{audience.value}/{form}/{digest}"


def course_key(course: Course, organiser: str, phone: str | None) -> str:
    """Return the key of a course's picture as it is now: a new time or place makes it another."""
    shown = repr((course.title, course.starts_at, course.place, course.seats, organiser, phone))
    digest = hashlib.blake2b(shown.encode("utf-8", "replace"), digest_size=6).hexdigest()
    return f"{COURSE}/{course.id}/{digest}"


def course_of_key(key: str) -> int | None:
    """Return which course's picture a key names; None for other keys."""
    what, _, rest = key.partition("/")
    number, _, _digest = rest.partition("/")
    return int(number) if what == COURSE and number.isdigit() else None


def parse_key(key: str) -> SheetFile:
    """Return what a key names; raise ValueError for what `sheet_key` never made."""
    what, disclosure_id, audience, form, _digest = key.split("/")
    if what != "sheet":
        raise ValueError(key)
    return SheetFile(int(disclosure_id), Audience(audience), form)


async def sheet_behind(records: Records, village: Village, file: SheetFile) -> Sheet | None:
    """Return the sheet that a file shows, as it is now."""
    disclosure = await records.disclosures.get(file.disclosure_id)
    return None if disclosure is None else await sheet_of(records, village, disclosure, file.audience)
