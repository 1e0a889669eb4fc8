"""What a hundred thousand waiting messages cost in the bot's memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from bot.domain.times import to_micros
from tests.benchmarks.figures import Figure
from tests.benchmarks.village import EVE, Village, village

MESSAGES = 100_000
SETTLING = 5.0  # seconds until the memory of a bot without work is taken
WATCHED = 75.0  # seconds: the outbox is read anew once a minute
LOOK_EVERY = 0.25  # seconds
FEW = 10  # chats, so that each has ten thousand messages waiting
_PUT = """
INSERT INTO outbox (
    village_id, chat_id, account_id, priority, method, payload, state, not_before, attempts, created_at
)
SELECT
    village_id, telegram_id, id, 3, 'sendMessage', '{"text": "村里的水管这周换新的。"}', 'pending', ?, 0, ?
FROM accounts WHERE telegram_id = ?
"""


async def memory() -> list[Figure]:
    """Let the messages wait for all chats, and in a second village for a few."""
    many, few = await asyncio.gather(_grown(1500), _grown(FEW))
    return [
        Figure("without work", many[0], "MB"),
        Figure("100,000 messages to 1,500 chats: most above that", many[1], "MB", "< 20"),
        Figure(f"100,000 messages to {FEW} chats: most above that", few[1], "MB", "< 20"),
    ]


async def _grown(chats: int) -> tuple[float, float]:
    """Return the bot's memory without work, and how far it grew with the messages."""
    async with village(rate=28) as made:
        await made.bot.start()
        await asyncio.sleep(SETTLING)
        idle = made.resident
        await asyncio.to_thread(_fill, made, [person.id for person in made.villagers[:chats]])
        return idle, await _most(made) - idle


def _fill(made: Village, chats: Sequence[int]) -> None:
    now = to_micros(EVE)
    made.execute((_PUT, [(now, now, chats[number % len(chats)]) for number in range(MESSAGES)]))


async def _most(made: Village) -> float:
    until, most = time.monotonic() + WATCHED, 0.0
    while time.monotonic() < until:
        most = max(most, made.resident)
        await asyncio.sleep(LOOK_EVERY)
    return most
