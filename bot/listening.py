"""A port on which the program answers over HTTP, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import uvicorn

if TYPE_CHECKING:
    from starlette.types import ASGIApp

GRACE: Final = 2  # seconds that open requests get at the end
BACKLOG: Final = 2048  # connections that wait to be accepted


class PortTakenError(Exception):
    """Somebody else listens there, or this machine has no such address."""

    def __init__(self, listen: str) -> None:
        super().__init__(listen)
        self.listen = listen


class Port:
    """A port that was taken, and is given back at the end of `serve`."""

    def __init__(self, listen: str, *, shared: bool = False) -> None:
        """Take HOST:PORT; raise PortTakenError where it can't be had.

        A shared one may be taken by other processes too that share it: the system gives each connection to
        one of them. Only Linux does that; elsewhere the first process keeps it to itself.
        """
        host, _, port = listen.rpartition(":")
        host = host.strip("[]")
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # asyncio switches Nagle's delay off only where the protocol is named.
        self._listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        try:
            if sys.platform == "linux" and shared:
                self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            if sys.platform != "win32":  # where it would let two listen on one port
                self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._listener.bind((host, int(port)))
            self._listener.listen(BACKLOG)
        except OSError as error:
            self._listener.close()
            raise PortTakenError(listen) from error
        self.number: int = self._listener.getsockname()[1]

    def close(self) -> None:
        """Give the port back."""
        self._listener.close()

    async def serve(self, app: ASGIApp, stop: asyncio.Event) -> None:
        """Answer until told to stop; what was asked before that is answered."""
        config = uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", ws="none", server_header=False,
            timeout_graceful_shutdown=GRACE, backlog=BACKLOG,
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
            self.close()


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: the bot's own stop ends it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
