"""Delivery of updates by webhook: one POST each, in order, tried again until it is taken."""

import asyncio
import json

import httpx

from bot.simulator.bots import BotAccount
from bot.simulator.world import World

RETRY_AFTER = 0.5  # seconds; Telegram waits longer and longer
TIMEOUT = 10.0  # seconds for the bot to answer
LOOK_EVERY = 0.2  # seconds between looks for bots whose webhook was set
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


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
                        group.create_task(self._deliver(bot))
                await asyncio.sleep(LOOK_EVERY)

    async def _deliver(self, bot: BotAccount) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=TIMEOUT) as client:
            while True:
                if bot.webhook is None:
                    await bot.webhook_changed.wait(60)
                elif not bot.updates:
                    await bot.updates.arrived.wait(60)
                else:
                    await self._post_first(bot, client)

    async def _post_first(self, bot: BotAccount, client: httpx.AsyncClient) -> None:
        webhook = bot.webhook
        if webhook is None:
            return
        update_id, update = bot.updates.first(1)[0]
        headers = {"content-type": "application/json"}
        if webhook["secret_token"]:
            headers[SECRET_HEADER] = webhook["secret_token"]
        content = update if isinstance(update, str) else json.dumps(update)
        try:
            response = await client.post(webhook["url"], content=content.encode(), headers=headers)
            failure = (
                None if response.is_success else f"Wrong response from the webhook: {response.status_code}"
            )
        except httpx.HTTPError as error:
            failure = str(error) or type(error).__name__
        if failure is None:
            self._world.confirmed(bot, update_id + 1)
        else:
            webhook.update(last_error_date=self._world.clock.unix(), last_error_message=failure)
            await bot.webhook_changed.wait(RETRY_AFTER)
