"""Shares: which of the villages in a database this process serves, as the other processes come and go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from bot.domain.shares import chosen
from bot.traces import trace
from bot.waits import rung

if TYPE_CHECKING:
    from bot.domain.village import Village
    from storage import Engine

LOG = logging.getLogger(__name__)

LOOK: Final = 1.0  # seconds between looks at who lives and who serves
SETTLED: Final = 2.0  # seconds after the database was out of reach before anybody takes what others had
GATHERED: Final = 0.05  # seconds in which further villages are told of together


class Offer:
    """A village that this process could serve."""

    def __init__(self) -> None:
        self.wanted = asyncio.Event()
        """Set while it is this process's turn to serve it."""
        self.unwanted = asyncio.Event()
        """Set while it isn't; neither is before that is known."""

    def decide(self, *, wanted: bool) -> None:
        """Set what is true, clear what isn't."""
        for event, holds in ((self.wanted, wanted), (self.unwanted, not wanted)):
            if holds:
                event.set()
            else:
                event.clear()


class Shares:
    """Asks a database that several processes share; of a file this process has everything."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._offers: dict[int, tuple[Village, Offer]] = {}
        self._told: frozenset[int] = frozenset()
        self._stir = asyncio.Event()

    @contextmanager
    def offering(self, village: Village) -> Iterator[Offer]:
        """Offer to serve a village while the context lasts."""
        offer = Offer()
        if not self._engine.is_shared:
            offer.decide(wanted=True)
        self._offers[village.id] = (village, offer)
        self._stir.set()
        try:
            yield offer
        finally:
            del self._offers[village.id]
            self._stir.set()

    async def run(self) -> None:
        """Look until cancelled."""
        fails = False
        while self._engine.is_shared:
            await rung(self._stir, LOOK)
            await asyncio.sleep(GATHERED)
            self._stir.clear()
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - what is served goes on meanwhile
                if not fails:
                    LOG.error("who serves which village can't be read: %s", trace(error))  # noqa: TRY400
                fails = True
                # Leases that ran out meanwhile are mostly renewed by those who had them.
                await asyncio.sleep(SETTLED)
            else:
                fails = False

    async def _look(self) -> None:
        mine = frozenset(self._offers)
        if self._told != mine:
            await self._engine.offer([village for village, _ in self._offers.values()])
            self._told = mine
        if not mine:
            return
        deployment = await self._engine.deployment()
        if deployment.me not in deployment.offers:
            self._told = frozenset()  # this process was away for long: the others think it dead
            return
        wanted = chosen(deployment)
        for village_id, (_, offer) in self._offers.items():
            if village_id in mine:
                offer.decide(wanted=village_id in wanted)
