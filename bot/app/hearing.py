"""Hearing: what other processes write on a server wakes the village that it is for, if it is served here."""

from __future__ import annotations

import asyncio
import contextvars
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage import Wake, listen

if TYPE_CHECKING:
    from bot.config.settings import StorageSettings
    from bot.usecases.bells import Bells


@dataclass(eq=False, slots=True)
class _Ear:
    """One server, listened to as long as a village in it is served here."""

    bells: dict[int, Bells] = field(default_factory=dict)
    """By the villages' ids."""
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self, village: int | None, wake: Wake) -> None:
        """Wake a village, or all of them where something may have been missed."""
        for bells in self.bells.values() if village is None else filter(None, (self.bells.get(village),)):
            if wake is Wake.INBOX:
                bells.inbox.set()
            else:
                bells.ring()


class Hearing:
    """Listens to each server on one connection, however many of its villages are served."""

    def __init__(self) -> None:
        self._ears: dict[str, _Ear] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        # What a connection's state is, is no one village's affair.
        self._context = contextvars.copy_context()

    def begin(self, storage: StorageSettings, village: int, bells: Bells) -> None:
        """Wake a village from now on."""
        ear = self._ears.get(storage.url)
        if ear is None:
            ear = self._ears[storage.url] = _Ear()
            listening = listen(storage.direct_url or storage.url, ear.ring, ear.stop)
            task = asyncio.create_task(listening, name="hearing", context=self._context)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        ear.bells[village] = bells

    def end(self, storage: StorageSettings, village: int) -> None:
        """Wake it no more."""
        ear = self._ears[storage.url]
        ear.bells.pop(village, None)
        if not ear.bells:
            ear.stop.set()
            del self._ears[storage.url]

    async def close(self) -> None:
        """Wait until nobody is listened to any more."""
        for ear in self._ears.values():
            ear.stop.set()
        if self._tasks:
            await asyncio.wait(self._tasks)
