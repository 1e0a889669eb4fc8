"""The local port for whoever keeps the bot running: /metrics, /healthz and /readyz."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Final

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.domain.storing import StorageError
from bot.metrics.gauges import Gauges, exposition

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.metrics.meter import Meter

DEAF_AFTER: Final = 90.0
"""Seconds without an answer of Telegram's after which the bot isn't ready: a call that brings nothing is held
open for 25."""
PATIENCE: Final = 5.0  # seconds that the records get to answer
GRACE: Final = 2  # seconds that open requests get at the end


class PortTakenError(Exception):
    """Somebody else listens there, or this machine has no such address."""

    def __init__(self, listen: str) -> None:
        super().__init__(listen)
        self.listen = listen


GONE: Final = "the records don't answer\n"

Look = Callable[[], Awaitable[Gauges]]
"""Takes the vital signs; StorageError where no records answer."""


class HealthPort:
    """Serves one process."""

    def __init__(self, listen: str, meter: Meter, look: Look) -> None:
        """Take the port HOST:PORT; raise PortTakenError where it can't be had."""
        self._meter = meter
        self._look = look
        host, _, port = listen.rpartition(":")
        host = host.strip("[]")
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            self._listener = socket.create_server((host, int(port)), family=family)
        except OSError as error:
            raise PortTakenError(listen) from error
        self.port: int = self._listener.getsockname()[1]

    async def run(self, stop: asyncio.Event) -> None:
        """Answer until told to stop."""
        routes = [
            Route("/metrics", self._metrics),
            Route("/healthz", self._healthz),
            Route("/readyz", self._readyz),
        ]
        config = uvicorn.Config(
            Starlette(routes=routes), log_config=None, access_log=False, lifespan="off", ws="none",
            server_header=False, timeout_graceful_shutdown=GRACE,
        )  # fmt: skip
        server = _Server(config)
        serving = asyncio.create_task(server.serve(sockets=[self._listener]))
        try:
            stopping = asyncio.create_task(stop.wait())
            await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
            stopping.cancel()
        finally:
            server.should_exit = True
            await serving

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


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: the bot's own stop ends it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
