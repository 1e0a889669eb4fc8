"""Everything that happens, as a stream for whoever looks on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

MAX_BACKLOG = 20_000  # events a slow reader may lag behind before he is cut off


class Events:
    """Fans events out to subscribers; without any, publishing costs nothing."""

    def __init__(self) -> None:
        """Start with nobody looking."""
        self._queues: set[asyncio.Queue[dict[str, Any] | None]] = set()
        self._seq = 0

    @property
    def watched(self) -> bool:
        """Say whether anybody looks on."""
        return bool(self._queues)

    def publish(self, kind: str, bot: str | None = None, **details: object) -> None:
        """Send an event to every subscriber."""
        self._seq += 1
        if not self._queues:
            return
        event = {"seq": self._seq, "type": kind, "bot": bot, **details}
        for queue in list(self._queues):
            if queue.qsize() >= MAX_BACKLOG:
                self._queues.discard(queue)
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    async def subscribe(self) -> AsyncIterator[dict[str, Any]]:
        """Yield events from now on, until the simulator closes or the reader lags too far."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._queues.add(queue)
        try:
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        """End every subscription."""
        for queue in self._queues:
            queue.put_nowait(None)
