"""Waiting without missing the bell."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator


async def rung(bell: asyncio.Event, seconds: float) -> None:
    """Return when the bell rings, or after this many seconds at the latest."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await bell.wait()


@contextlib.asynccontextmanager
async def either(*events: asyncio.Event) -> AsyncIterator[asyncio.Event]:
    """Return an event that is set once any of these is."""
    found = asyncio.Event()

    async def watch(event: asyncio.Event) -> None:
        await event.wait()
        found.set()

    if any(event.is_set() for event in events):
        found.set()
    watching = [asyncio.create_task(watch(event)) for event in events]
    try:
        yield found
    finally:
        for task in watching:
            task.cancel()
