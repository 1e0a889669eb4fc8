"""Crash points: the bot dies exactly between two named steps of a message's path.

Nothing in the bot knows of this: its store and its calls are wrapped where the composition root gets them.
A point is `STEP/WHEN` or `STEP/WHEN/NTH`. STEP is a method of the records (`inbox.put`, `outbox.claim` …) or
of the Bot API (`getUpdates`, `sendMessage` …). WHEN is for the records `inside` (done, not committed) or
`committed` (committed, and nobody has been told); for the Bot API `before` the call leaves or `answered`.
"""

from __future__ import annotations

import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from bot.app import engines, served
from bot.telegram.api import BotApi
from bot.telegram.connection import Connection
from storage.engine import Engine


class Fuse:
    """Burns at the nth time that its point is passed."""

    def __init__(self, point: str) -> None:
        step, when, *nth = point.split("/")
        self._place = (step, when)
        self._left = int(nth[0]) if nth else 1

    def passes(self, step: str, when: str) -> None:
        """Die here if this is the place and the time."""
        if (step, when) == self._place:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class _Aggregate:
    def __init__(self, inner: object, name: str, fuse: Fuse, steps: list[str]) -> None:
        self._inner, self._name, self._fuse, self._steps = inner, name, fuse, steps

    def __getattr__(self, method: str) -> Callable[..., Awaitable[Any]]:
        call = getattr(self._inner, method)

        async def watched(*args: object, **more: object) -> object:
            result = await call(*args, **more)
            step = f"{self._name}.{method}"
            self._steps.append(step)
            self._fuse.passes(step, "inside")
            return result

        return watched


class _Records:
    def __init__(self, inner: object, fuse: Fuse, steps: list[str]) -> None:
        self._inner, self._fuse, self._steps = inner, fuse, steps

    def __getattr__(self, name: str) -> _Aggregate:
        return _Aggregate(getattr(self._inner, name), name, self._fuse, self._steps)


class _Store:
    def __init__(self, inner: Any, fuse: Fuse) -> None:
        self._inner, self._fuse = inner, fuse
        self.read = inner.read

    async def transact(self, unit: Callable[[Any], Awaitable[Any]]) -> object:
        steps: list[str] = []
        result = await self._inner.transact(lambda records: unit(_Records(records, self._fuse, steps)))
        for step in steps:
            self._fuse.passes(step, "committed")
        return result


class _Engine:
    def __init__(self, inner: Engine, fuse: Fuse) -> None:
        self._inner, self._fuse = inner, fuse

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def store(self, *args: Any, **more: Any) -> _Store:
        return _Store(self._inner.store(*args, **more), self._fuse)


class _Api(BotApi):
    def __init__(self, inner: BotApi, fuse: Fuse) -> None:
        self._inner, self._fuse = inner, fuse

    async def call(self, method: str, parameters: Mapping[str, Any], **more: Any) -> Any:
        self._fuse.passes(method, "before")
        result = await self._inner.call(method, parameters, **more)
        self._fuse.passes(method, "answered")
        return result


def arm(point: str) -> None:
    """Have the bot that this process is about to run die at a point."""
    fuse = Fuse(point)
    open_engine, connection = vars(engines)["open_engine"], vars(served)["connection"]

    @asynccontextmanager
    async def fused_engine(url: str) -> AsyncIterator[_Engine]:
        async with open_engine(url) as engine:
            yield _Engine(engine, fuse)

    def fused_connection(*args: Any, **more: Any) -> Connection:
        opened: Connection = connection(*args, **more)
        return Connection(opened.application, _Api(opened.api, fuse), _Api(opened.polling, fuse))

    vars(engines).update(open_engine=fused_engine)
    vars(served).update(connection=fused_connection)
