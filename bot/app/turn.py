"""A village's turn: when this process serves it, and when another one does."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from bot.app.conditions import Phase
from bot.app.office import village_of
from bot.app.served import serve_by
from bot.domain.storing import ServedElsewhereError
from bot.traces import trace
from bot.waits import either, rung

if TYPE_CHECKING:
    from bot.app.host import Host
    from bot.app.shares import Offer
    from bot.config.settings import Settings
    from bot.domain.village import Village
    from storage import Engine

LOG = logging.getLogger(__name__)

AGAIN: Final = 0.5  # seconds before a village is tried again that another process still holds


class PausedError(Exception):
    """The village is not to be served for now."""


async def serve(host: Host, settings: Settings, stop: asyncio.Event) -> None:
    """Serve one village until told to stop, while it is this process's turn.

    Raises PausedError, TokenRejectedError, storage's errors, among them that another process has the file,
    and an ExceptionGroup where a part of the bot broke down.
    """
    url = settings.storage.url
    async with host.engines.opened(url) as engine:
        village = await village_of(settings, engine)
        await _unless_paused(engine, settings.key)
        with host.engines.shares(url).offering(village) as offer:
            while not stop.is_set():
                await _turn_of(host, settings.key, offer, stop)
                if not stop.is_set():
                    await _unless_paused(engine, settings.key)
                    await _serve_in_turn(host, settings, engine, village, offer, stop)


async def _unless_paused(engine: Engine, key: str) -> None:
    if key in await engine.paused():
        raise PausedError


async def _turn_of(host: Host, key: str, offer: Offer, stop: asyncio.Event) -> None:
    """Wait until it is this process's turn, or until told to stop."""
    async with either(stop, offer.wanted, offer.unwanted) as known:
        await known.wait()
    if offer.wanted.is_set():
        return
    host.conditions.enter(key, Phase.ELSEWHERE)
    async with either(stop, offer.wanted) as ready:
        await ready.wait()


async def _serve_in_turn(
    host: Host, settings: Settings, engine: Engine, village: Village, offer: Offer, stop: asyncio.Event
) -> None:
    """Serve a village until told to stop, or until it is another process's."""
    try:
        async with (
            engine.serve(village) as lease,
            either(stop, lease.lost, offer.unwanted) as ended,
        ):
            try:
                await serve_by(lease, host, settings, engine, ended)
            except Exception as error:
                if not lease.lost.is_set():
                    raise
                LOG.warning("its service ended as another process took the village: %s", trace(error))
    except ServedElsewhereError:
        host.conditions.enter(settings.key, Phase.ELSEWHERE)
        await rung(stop, AGAIN)
    else:
        if not stop.is_set():
            LOG.info("another process serves this village from now on")
