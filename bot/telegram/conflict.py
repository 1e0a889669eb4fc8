"""Two programs with one token: Telegram answers 409. Said in words, and remembered for `lianxin doctor`."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.storing import StorageError

if TYPE_CHECKING:
    from bot.ports import Records, Store

LOG = logging.getLogger(__name__)

FACT: Final = "conflict"
"""Under it stands who was met last, and when."""
SAID_EVERY: Final = 600.0  # seconds
NOTED_EVERY: Final = 60.0  # seconds
LASTS: Final = timedelta(minutes=5)
"""So long after it was last met a conflict still counts: who polls in turn with us is met every minute."""


class Rival(StrEnum):
    """Who gets this bot's updates beside us."""

    POLLER = "poller"
    WEBHOOK = "webhook"


WORDS: Final = {
    Rival.POLLER: "somebody else polls with this bot's token, and each gets a part of what people write: "
    "end the other program",
    Rival.WEBHOOK: "a webhook was set for this bot, and whoever has it gets what people write: end the other "
    "program, or `lianxin webhook delete`",
}


@dataclass(frozen=True, slots=True)
class Met:
    """A conflict that was met."""

    rival: Rival
    at: datetime


class Conflicts:
    """Met again and again as long as the other program runs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._said: dict[Rival, float] = {}
        self._noted_at: float | None = None

    async def met(self, description: str, now: datetime) -> None:
        """Telegram answered 409, in these words."""
        rival = Rival.WEBHOOK if "webhook" in description.lower() else Rival.POLLER
        ticks = time.monotonic()
        if rival not in self._said or ticks - self._said[rival] >= SAID_EVERY:
            self._said[rival] = ticks
            LOG.error(WORDS[rival])
        if self._noted_at is not None and ticks - self._noted_at < NOTED_EVERY:
            return
        self._noted_at = ticks
        try:
            await self._store.transact(lambda records: records.facts.put(FACT, f"{rival} {now.isoformat()}"))
        except StorageError:
            LOG.warning("that conflict could not be noted")


async def conflict_now(records: Records, now: datetime) -> Met | None:
    """Return the conflict that lasts, if there is one."""
    rival, _, at = (await records.facts.get(FACT) or "").partition(" ")
    if not at:
        return None
    met = Met(Rival(rival), datetime.fromisoformat(at))
    return met if now - met.at <= LASTS else None
