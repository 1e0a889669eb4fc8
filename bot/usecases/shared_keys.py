"""Keys of the files that the bot makes of a disclosure: what a key names is drawn once and uploaded once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.usecases.sheets import Audience, sheet_of

if TYPE_CHECKING:
    from bot.domain.sheet import Sheet
    from bot.domain.village import Village
    from bot.ports import Records

Form = Literal["png", "a4", "a3"]
"""The picture for a phone, and the printed sheets."""


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
