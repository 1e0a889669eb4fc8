"""What the sender's tests do: put messages into the outbox, and see what came of them."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from typing import Any

from bot.clock import SystemClock
from bot.documents.press import Press
from bot.domain.queues import OutboxDraft, Priority
from bot.ports import Records, Store
from bot.simulator.client import SimulatorClient
from bot.telegram.connection import Connection
from bot.telegram.gallery import Gallery
from bot.telegram.gates import Gates
from bot.telegram.sender import Sender, always


class Post:
    """A post office over one store and one simulator."""

    def __init__(self, telegram: Connection, store: Store, sim: SimulatorClient) -> None:
        self._telegram = telegram
        self.store = store
        self.sim = sim
        self.clock = SystemClock()
        self.bell = asyncio.Event()
        self.unreachable: list[int] = []
        self.made: list[str] = []
        self._keys = itertools.count()

    def sender(
        self,
        per_second: float = 0,
        per_chat: float = 0,
        workers: int = 8,
        may_send: Callable[[], bool] = always,
    ) -> Sender:
        async def mark(chat_id: int) -> None:
            self.unreachable.append(chat_id)

        gates = Gates(per_second, per_chat)
        return Sender(
            self._telegram.api,
            self.store,
            self.clock,
            self.bell,
            gates,
            mark,
            draw=Press().draw,
            gallery=Gallery(self.store, self.make),
            workers=workers,
            may_send=may_send,
        )

    def draft(
        self,
        chat_id: int,
        text: str,
        priority: Priority = Priority.TASK,
        method: str = "sendMessage",
        **more: Any,
    ) -> OutboxDraft:
        payload = {"text": text, **more}
        return OutboxDraft(chat_id, method, payload, priority, key=f"test:{next(self._keys)}")

    async def put(self, *drafts: OutboxDraft) -> None:
        await self.store.transact(lambda records: records.outbox.put(drafts, self.clock.now()))
        self.bell.set()

    async def counts(self) -> dict[str, int]:
        async def unit(records: Records) -> dict[str, int]:
            return {str(state): number for state, number in (await records.outbox.counts("test:")).items()}

        return await self.store.read(unit)

    async def has(self, **states: int) -> bool:
        counts = await self.counts()
        return all(counts.get(state, 0) == number for state, number in states.items())

    async def sent(self, chat_id: int | None = None, *, tried: bool = False) -> list[str]:
        """Return the texts in the order of their calls; only those that Telegram took, unless `tried`."""
        return [
            call["params"]["text"]
            for call in await self.sim.calls(params=True)
            if call["method"] == "sendMessage"
            and (tried or call["ok"])
            and chat_id in {None, call["chat_id"]}
        ]

    async def make(self, key: str) -> bytes:
        """Make a file of the gallery."""
        self.made.append(key)
        return key.encode()
