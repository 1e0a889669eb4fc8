"""What Telegram talks to: each POST brings one update, and 200 says that it is committed.

Everything but 200 is Telegram's to repeat: at first at once, then after two seconds, four, up to two minutes;
`Retry-After` replaces that, so it is said wherever it is known (tdlib/telegram-bot-api, WebhookActor).
Whoever doesn't know path and secret learns nothing: all he gets is 404.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.domain.storing import StorageError
from bot.telegram.updates import read_delivery
from bot.traces import trace

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from bot.webhooks.keys import Key
    from bot.webhooks.mailbox import Box

LOG = logging.getLogger(__name__)

SECRET_HEADER: Final = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
HEALTH: Final = "/healthz"
BODY_PATIENCE: Final = 10.0  # seconds for a body to arrive
SAID_EVERY: Final = 60.0  # seconds between complaints that too much comes at once
BUSY: Final = {"Retry-After": "1"}  # seconds: somebody else's turn comes soon
ILL: Final = {"Retry-After": "3"}  # seconds: the records don't answer


class WebhookApp:
    """The ASGI application, for all villages of a process."""

    def __init__(
        self,
        prefix: str,
        is_well: Callable[[], Awaitable[bool]],
        count: Callable[[int], None],
        *,
        in_flight: int,
        biggest: int,
    ) -> None:
        """Take so many updates at once, each of so many bytes at most, below a path such as /telegram/.

        `count` is told of each answer's status.
        """
        self._prefix = prefix
        self._is_well = is_well
        self._count = count
        self._most = in_flight
        self._biggest = biggest
        self._in_flight = 0
        self._said_at: float | None = None
        self.boxes: dict[str, tuple[Key, Box]] = {}
        """By the last part of their addresses; whoever runs the villages puts them in and takes them out."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        if request.url.path == HEALTH and request.method in {"GET", "HEAD"}:
            response = await self._health()
        else:
            try:
                response = await self._answer(request)
            except ClientDisconnect:
                return  # cut off half-way: it isn't stored, and will come again
            self._count(response.status_code)
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        found = self.boxes.get(path.removeprefix(self._prefix)) if path.startswith(self._prefix) else None
        if found is None or request.method != "POST":
            return Response(status_code=404)
        key, box = found
        if not key.opens(request.headers.get(SECRET_HEADER, "")):
            return Response(status_code=404)
        if self._in_flight >= self._most:
            self._say_busy()
            return Response(status_code=503, headers=BUSY)
        self._in_flight += 1
        try:
            return await self._taken(request, box)
        finally:
            self._in_flight -= 1

    def _say_busy(self) -> None:
        now = time.monotonic()
        if self._said_at is None or now - self._said_at >= SAID_EVERY:
            self._said_at = now
            LOG.warning("%d updates are being stored, no more may be: Telegram comes again", self._most)

    async def _taken(self, request: Request, box: Box) -> Response:
        try:
            async with asyncio.timeout(BODY_PATIENCE):
                body = await self._body(request)
        except TimeoutError:
            return Response(status_code=408)
        if body is None:
            LOG.error("a webhook's body of more than %d bytes was refused", self._biggest)
            return Response(status_code=413)
        if not body.strip():
            return Response(status_code=400)
        try:
            await box.put(read_delivery(body))
        except StorageError:
            return Response(status_code=503, headers=ILL)
        except Exception as error:  # noqa: BLE001 - one update's error must not end the others; it comes again
            LOG.error("an update could not be stored: %s", trace(error))  # noqa: TRY400 - the text may quote people
            return Response(status_code=500)
        return Response()

    async def _body(self, request: Request) -> bytes | None:
        """Return the whole body; None where it is bigger than allowed."""
        said = request.headers.get("content-length", "0")
        if said.isascii() and said.isdigit() and int(said) > self._biggest:
            return None
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > self._biggest:
                return None
        return bytes(body)

    async def _health(self) -> Response:
        """Whether a load balancer may send updates here."""
        try:
            async with asyncio.timeout(BODY_PATIENCE):
                well = await self._is_well()
        except (StorageError, TimeoutError):
            well = False
        return PlainTextResponse("ok\n" if well else "the records don't answer\n", 200 if well else 503)
