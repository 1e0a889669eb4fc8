"""A wire between one process and the database that can be cut, and frozen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import parse_qsl, urlencode, urlsplit

CHUNK = 65_536  # bytes


class Wire:
    """A listener that passes on what it is sent, as long as it may."""

    def __init__(self, url: str) -> None:
        self._target = urlsplit(url)
        self._options = dict(parse_qsl(self._target.query))
        self._host = self._options.pop("host", self._target.hostname or "127.0.0.1")
        self._links: set[asyncio.Task[None]] = set()
        self._flows = asyncio.Event()
        self._flows.set()
        self._is_cut = False
        self.port = 0

    def url(self, application: str) -> str:
        """Return the database's URL over this wire, under a name that the server knows the connections by."""
        user, password = self._target.username or "postgres", self._target.password or ""
        query = urlencode({**self._options, "application_name": application})
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}{self._target.path}?{query}"

    async def cut(self, seconds: float) -> None:
        """End every connection, and let none begin for a while."""
        self._is_cut = True
        for link in self._links:
            link.cancel()
        await asyncio.sleep(seconds)
        self._is_cut = False

    async def freeze(self, seconds: float) -> None:
        """Keep everything that is sent to yourself for a while, and deliver it then."""
        self._flows.clear()
        await asyncio.sleep(seconds)
        self._flows.set()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen while the context lasts."""
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield
        finally:
            server.close()
            for link in self._links:
                link.cancel()
            if self._links:
                await asyncio.wait(self._links)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = asyncio.current_task()
        assert link is not None
        if self._is_cut:
            writer.transport.abort()
            return
        self._links.add(link)
        try:
            with suppress(OSError, asyncio.CancelledError):
                await self._pass_on(reader, writer)
        finally:
            self._links.discard(link)
            writer.transport.abort()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._host.startswith("/"):
            path = f"{self._host}/.s.PGSQL.{self._target.port or 5432}"
            there, back = await asyncio.open_unix_connection(path)
        else:
            there, back = await asyncio.open_connection(self._host, self._target.port or 5432)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._pump(reader, back))
                group.create_task(self._pump(there, writer))
        except* OSError:
            pass
        finally:
            back.transport.abort()

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(CHUNK):
            await self._flows.wait()
            target.write(data)
            await target.drain()
        await self._flows.wait()
        raise ConnectionResetError
