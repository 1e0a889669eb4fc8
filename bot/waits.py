"""Waiting without missing the bell."""

from __future__ import annotations

import asyncio
import contextlib


async def rung(bell: asyncio.Event, seconds: float) -> None:
    """Return when the bell rings, or after this many seconds at the latest."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await bell.wait()
