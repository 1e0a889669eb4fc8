"""Delivery of one bot's updates to its webhook, as Telegram's own server does it.

What follows is its WebhookActor's behaviour: at most `max_connections` at a time; in order within a lane
(a chat's messages, a person's taps), lanes side by side; only a 2xx settles an update; the first repetition
comes at once, the next after two seconds, then four, up to a minute and more; a `Retry-After` in the answer
replaces that; where no connection comes about, nothing is tried for a second.
"""

import asyncio
import json
from collections import deque
from typing import Any

import aiohttp

from bot.simulator.bots import BotAccount
from bot.simulator.world import World

PATIENCE = aiohttp.ClientTimeout(total=60.0)  # seconds for the bot to answer
RECONNECT = 1.0  # seconds
FIRST_DELAY = 1.0  # seconds; doubled before it is first waited for
LONGEST_DELAY = 60.0  # seconds
LONGEST_ASKED = 3600.0  # seconds that a Retry-After may ask for
NO_CONNECTION = -1.0
WAIT = 60.0  # seconds between looks where nothing rings
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name

Lane = tuple[int, bool]
"""A chat, and whether it is taps that wait here."""
Waiting = tuple[int, dict[str, Any] | str]


class Delivery:
    """Delivers until it is cancelled: when the webhook is set anew, or taken away."""

    def __init__(self, world: World, bot: BotAccount, webhook: dict[str, Any]) -> None:
        """Deliver what waits in the bot's queue."""
        self._world = world
        self._bot = bot
        self._webhook = webhook
        self._connections = asyncio.Semaphore(webhook["max_connections"])
        self._most = 2 * webhook["max_connections"]
        self._lanes: dict[Lane, deque[Waiting]] = {}
        self._loaded: set[int] = set()
        self._room = asyncio.Event()
        self._no_connection_before = 0.0

    async def run(self) -> None:
        """Deliver."""
        async with aiohttp.ClientSession(timeout=PATIENCE) as client, asyncio.TaskGroup() as lanes:
            while True:
                self._room.clear()
                for update_id, update in self._bot.updates.waiting(self._most):
                    if update_id in self._loaded or len(self._loaded) >= self._most:
                        continue
                    self._loaded.add(update_id)
                    lane = _lane(update)
                    if lane in self._lanes:
                        self._lanes[lane].append((update_id, update))
                    else:
                        self._lanes[lane] = deque([(update_id, update)])
                        lanes.create_task(self._work_off(lane, client))
                if len(self._loaded) < self._most and len(self._bot.updates) <= len(self._loaded):
                    await self._bot.updates.arrived.wait(WAIT)
                else:
                    await self._room.wait()

    async def _work_off(self, lane: Lane, client: aiohttp.ClientSession) -> None:
        waiting = self._lanes[lane]
        while waiting:
            update_id, update = waiting[0]
            self._bot.updates.given(update_id)
            await self._deliver(update, client)
            waiting.popleft()
            self._loaded.discard(update_id)
            self._world.settled(self._bot, update_id)
            self._room.set()
        del self._lanes[lane]

    async def _deliver(self, update: dict[str, Any] | str, client: aiohttp.ClientSession) -> None:
        """Return once the update is taken."""
        delay, fails = FIRST_DELAY, 0
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(max(0.0, self._no_connection_before - loop.time()))
            async with self._connections:
                asked = await self._post(update, client)
            if asked is None:
                return
            if asked < 0:
                self._no_connection_before = loop.time() + RECONNECT
                continue
            wait = asked
            if not wait and fails:
                delay = min(LONGEST_DELAY, 2 * delay)
                wait = delay
            fails += 1
            await asyncio.sleep(wait)

    async def _post(self, update: dict[str, Any] | str, client: aiohttp.ClientSession) -> float | None:
        """Return None where the update was taken, else for how many seconds the bot asks to be left alone.

        That is 0 where it doesn't ask, NO_CONNECTION where there was nobody to answer.
        """
        headers = {"content-type": "application/json"}
        if self._webhook["secret_token"]:
            headers[SECRET_HEADER] = self._webhook["secret_token"]
        content = update if isinstance(update, str) else json.dumps(update)
        try:
            async with client.post(self._webhook["url"], data=content.encode(), headers=headers) as answer:
                if answer.ok:
                    return None
                self._note(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return _asked(answer.headers.get("retry-after", ""))
        except aiohttp.ClientConnectorError:
            self._note("Connection refused")
            return NO_CONNECTION
        except TimeoutError:
            self._note("Read timeout expired")
        except (aiohttp.ClientError, OSError):
            self._note("Webhook connection closed")
        return 0.0

    def _note(self, failure: str) -> None:
        self._webhook.update(last_error_date=self._world.clock.unix(), last_error_message=failure)


def _lane(update: dict[str, Any] | str) -> Lane:
    for kind, content in update.items() if isinstance(update, dict) else ():
        if not isinstance(content, dict):
            continue
        who = content.get("from") if kind == "callback_query" else content.get("chat")
        if isinstance(who, dict) and isinstance(who.get("id"), int):
            return who["id"], kind == "callback_query"
    return 0, False


def _asked(value: str) -> float:
    return min(float(value), LONGEST_ASKED) if value.isascii() and value.isdigit() else 0.0
