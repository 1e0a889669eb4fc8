"""Webhooks: which bots have one, and who delivers to it."""

import asyncio

from bot.simulator.bots import BotAccount
from bot.simulator.delivery import Delivery
from bot.simulator.world import World

LOOK_EVERY = 0.2  # seconds between looks for bots that are new
LONGEST_WAIT = 60.0  # seconds


class Webhooks:
    """Delivers for every bot that has set a webhook."""

    def __init__(self, world: World) -> None:
        """Deliver this world's updates."""
        self._world = world

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with asyncio.TaskGroup() as group:
            served: set[str] = set()
            while True:
                for token, bot in self._world.bots.items():
                    if bot.webhook is not None and token not in served:
                        served.add(token)
                        group.create_task(self._serve(bot))
                await asyncio.sleep(LOOK_EVERY)

    async def _serve(self, bot: BotAccount) -> None:
        while True:
            webhook = bot.webhook
            if webhook is None:
                await bot.webhook_changed.wait(LONGEST_WAIT)
                continue
            delivering = asyncio.create_task(Delivery(self._world, bot, webhook).run())
            try:
                while bot.webhook is webhook:
                    await bot.webhook_changed.wait(LONGEST_WAIT)
            finally:
                delivering.cancel()
                await asyncio.wait((delivering,))
