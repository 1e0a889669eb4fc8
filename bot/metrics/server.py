"""The local port for whoever keeps the bot running: /metrics, /healthz and /readyz."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.domain.storing import StorageError
from bot.listening import Port
from bot.metrics.gauges import Gauges, exposition

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.metrics.meter import Meter

DEAF_AFTER: Final = 90.0
"""Seconds without an answer of Telegram's after which the bot isn't ready: a call that brings nothing is held
open for 25."""
PATIENCE: Final = 5.0  # seconds that the records get to answer

GONE: Final = "the records don't answer\n"

Look = Callable[[], Awaitable[Gauges]]
"""Takes the vital signs; StorageError where no records answer."""


class HealthPort:
    """Serves one process."""

    def __init__(self, listen: str, meter: Meter, look: Look) -> None:
        """Take the port HOST:PORT; raise PortTakenError where it can't be had."""
        self._meter = meter
        self._look = look
        self._taken = Port(listen)
        self.port = self._taken.number

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until told to stop."""
        routes = [
            Route("/metrics", self._metrics),
            Route("/healthz", self._healthz),
            Route("/readyz", self._readyz),
        ]
        await self._taken.serve(Starlette(routes=routes), stop)

    async def _metrics(self, _request: Request) -> Response:
        gauges = await self._signs()
        if not _well(gauges):
            return PlainTextResponse(GONE, 503)
        return Response(exposition(self._meter.registry, gauges), media_type=CONTENT_TYPE_LATEST)

    async def _healthz(self, _request: Request) -> Response:
        """Whether the process lives and records answer: else it is to be started anew."""
        gauges = await self._signs()
        return PlainTextResponse(_said(gauges)) if _well(gauges) else PlainTextResponse(GONE, 503)

    async def _readyz(self, _request: Request) -> Response:
        """Whether villagers are served: Telegram answers too."""
        gauges = await self._signs()
        if not _well(gauges):
            return PlainTextResponse(GONE, 503)
        since = time.monotonic() - DEAF_AFTER
        heard = [signs.heard_at for signs in gauges.villages.values() if signs is not None]
        if heard and not any(at is not None and at >= since for at in heard):
            return PlainTextResponse("Telegram doesn't answer\n", 503)
        return PlainTextResponse(_said(gauges))

    async def _signs(self) -> Gauges:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._look()
        except (StorageError, TimeoutError):
            return Gauges({"": None})


def _well(gauges: Gauges) -> bool:
    """Whether any village's records answer, where there are any: one that is broken is no other's trouble."""
    return not gauges.villages or any(signs is not None for signs in gauges.villages.values())


def _said(gauges: Gauges) -> str:
    broken = sorted(key for key, signs in gauges.villages.items() if signs is None)
    return "ok\n" if not broken else f"ok, but for {', '.join(broken)}\n"
