"""The crowd: all other households join by their own links, many at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from bot.demo.cast import Cast

if TYPE_CHECKING:
    from bot.demo.stage import Stage
    from bot.simulator.client import PersonHandle

AT_ONCE: Final = 12  # phones in hands at the same moment; more of them cost httpx more than they win


async def everybody_else(
    stage: Stage, cast: Cast, numbers: Sequence[str], joined: Callable[[], None]
) -> dict[str, PersonHandle]:
    """Let these households join, each by START and two taps; call `joined` after each of them."""
    people = await stage.simulator.people(len(numbers), started=False)
    hands = asyncio.Semaphore(AT_ONCE)

    async def one(number: str, person: PersonHandle) -> None:
        async with hands:
            await cast.join(number, person=person)
        joined()

    async with asyncio.TaskGroup() as group:
        for number, person in zip(numbers, people, strict=True):
            group.create_task(one(number, person))
    return dict(zip(numbers, people, strict=True))
