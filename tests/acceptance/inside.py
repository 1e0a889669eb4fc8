"""A village whose bot runs in the test's own process: faults can be put where no process would let one."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot import app
from bot.domain.queues import OutboxDraft, Priority
from bot.simulator.client import PersonHandle, SeenMessage
from bot.simulator.spawn import simulator_process
from tests.crash.place import START, TOKEN, Place, found
from tests.crash.scene import CENTER

PATIENCE = 20.0  # seconds


@dataclass(slots=True)
class Inside(Place):
    """A place with the bot in this process, as `lianxin run` runs it."""

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    running: asyncio.Task[None] | None = None
    given: int = 0
    """Villagers that stories have taken."""

    async def start(self) -> None:
        """Run the bot, and wait until it polls."""
        self.stop = asyncio.Event()
        self.running = asyncio.create_task(app.run(self.settings, stop=self.stop))
        async with asyncio.timeout(PATIENCE):
            while not (await self.simulator.stats())["polling"]:
                await self.check()
                await asyncio.sleep(0.02)

    async def end(self) -> None:
        """Stop it as a signal does; raise what it broke down with."""
        if self.running is not None:
            self.stop.set()
            async with asyncio.timeout(PATIENCE):
                await self.running
            self.running = None

    async def check(self) -> None:
        """Fail where the bot has broken down."""
        assert self.running is not None
        if self.running.done():
            await self.running
            raise AssertionError("the bot has ended")

    def villager(self) -> PersonHandle:
        """Return a villager that no story has had yet."""
        self.given += 1
        return self.villagers[self.given - 1]

    async def matter(
        self, words: str, by: PersonHandle | None = None
    ) -> tuple[PersonHandle, PersonHandle, SeenMessage]:
        """Let a villager raise a matter; return him, the cadre who got it, and the task."""
        villager = by or self.villager()
        await villager.write(words)
        await villager.expect(lambda message: message.button(CENTER) is not None, timeout=PATIENCE)
        await villager.tap(CENTER)
        await villager.expect("，由", timeout=PATIENCE)
        return villager, *await self.task(words)

    async def task(self, words: str) -> tuple[PersonHandle, SeenMessage]:
        """Wait until a cadre has got a task with these words."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for cadre in self.cadres:
                    for message in await cadre.chat():
                        if words in message.text and message.text.startswith("任务 "):
                            return cadre, message
                await asyncio.sleep(0.05)

    async def told(self, people: Sequence[PersonHandle], words: str) -> list[str]:
        """Return the bot's messages to these people with these words, once everything has settled."""
        await self.settled()
        chats = [await person.chat() for person in people]
        return [each.text for chat in chats for each in chat if each.from_bot and words in each.text]

    async def post(self, chat_id: int, text: str) -> None:
        """Put a message into the outbox from beside the bot, as another command would."""
        draft = OutboxDraft(chat_id, "sendMessage", {"text": text}, Priority.TASK)
        async with app.open_office(self.settings) as office:
            await office.store.transact(lambda records: records.outbox.put([draft], START))

    def count(self, of: str, *values: object) -> int:
        """Return how many rows there are `of` a table, and of what a WHERE behind it leaves."""
        with closing(sqlite3.connect(self.database)) as connection:
            found_ = connection.execute(f"SELECT count(*) FROM {of}", values).fetchone()  # noqa: S608
            return int(found_[0])

    async def calls(self, method: str, chat_id: int | None = None) -> list[dict[str, Any]]:
        """Return the bot's calls of a method, to one chat or to all."""
        found_ = await self.simulator.calls(method=method)
        return [call for call in found_ if chat_id in {None, call["chat_id"]}]


@asynccontextmanager
async def inside(folder: Path, *, writers: int = 12, **telegram: object) -> AsyncIterator[Inside]:
    """Found the village; its bot doesn't run yet, and is ended at the end."""
    async with simulator_process(TOKEN, start=START.isoformat(), seed=7) as simulator:
        place = Inside(folder, simulator)
        await found(place, per_second=0, writers=writers, audience=0, **telegram)
        try:
            yield place
        finally:
            await simulator.clear_faults()
            await place.end()
