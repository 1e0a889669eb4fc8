"""The process's life: tasks that run until the stop, none of which may end unnoticed."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

LOG = logging.getLogger(__name__)

GRACE = 8.0
"""Seconds that whatever runs gets to finish after the stop."""
ALL = 9.5
"""Seconds that a whole process gets: its villages have finished before, or are given up."""


Part = tuple[str, Callable[[asyncio.Event], Coroutine[Any, Any, None]]]
"""A part of the bot: its name, and what runs until the event is set."""


class TaskEndedError(Exception):
    """A task ended that should have run on: the process must not go on without it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@contextmanager
def stopped_by_signals(stop: asyncio.Event) -> Iterator[None]:
    """Have SIGTERM and SIGINT set the event instead of ending the process at once."""
    loop = asyncio.get_running_loop()
    taken = []
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, stop.set)
        except (NotImplementedError, RuntimeError, ValueError):
            continue  # On Windows, or outside the main thread: whoever started us ends us another way.
        taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            loop.remove_signal_handler(number)


async def live(
    parts: Iterable[Part],
    followers: Iterable[Awaitable[None]],
    stop: asyncio.Event,
    bells: Iterable[asyncio.Event],
    grace: float = GRACE,
) -> None:
    """Run all parts until the stop, and give them so many seconds to finish what runs then.

    Followers run beside them and are ended at once. Raises an ExceptionGroup if one of them fails; a part
    that merely ends is a failure (TaskEndedError).
    """
    async with asyncio.TaskGroup() as group:
        beside = [group.create_task(_endless("follower", follower)) for follower in followers]
        tasks = [group.create_task(_guarded(name, part, stop), name=name) for name, part in parts]
        await stop.wait()
        LOG.info("stopping: what runs is finished")
        for bell in bells:
            bell.set()
        for task in beside:
            task.cancel()
        _, late = await asyncio.wait(tasks, timeout=grace)
        for task in late:
            LOG.warning("%s didn't finish in time", task.get_name())
            task.cancel()


async def _guarded(
    name: str, part: Callable[[asyncio.Event], Coroutine[Any, Any, None]], stop: asyncio.Event
) -> None:
    await part(stop)
    if not stop.is_set():
        raise TaskEndedError(name)


async def _endless(name: str, follower: Awaitable[None]) -> None:
    await follower
    raise TaskEndedError(name)
