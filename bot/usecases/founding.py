"""When this village's records began: figures and disclosures count from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.times import from_micros, to_micros

if TYPE_CHECKING:
    from datetime import datetime

    from bot.usecases.work import Work

FOUNDED: Final = "founded_at"  # microseconds since the epoch, UTC


async def founded_at(work: Work) -> datetime:
    """Return the instant of the village's first start, fixing it at the first call."""
    stored = await work.records.facts.get(FOUNDED)
    if stored is not None:
        return from_micros(int(stored))
    # Telegram dates messages in whole seconds: one written a moment after the start counts from there too.
    founded = work.now.replace(microsecond=0)
    await work.records.facts.put(FOUNDED, str(to_micros(founded)))
    return founded
