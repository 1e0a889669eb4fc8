"""The watch over a bot's webhook: sets it at start, and sees now and then that it is there and works."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.telegram.backoff import Backoff
from bot.telegram.failures import CallError, RefusedError
from bot.telegram.webhook import look, put_up

if TYPE_CHECKING:
    from bot.telegram.api import BotApi
    from bot.telegram.webhook import Wanted, WebhookInfo

LOG = logging.getLogger(__name__)

EVERY: Final = 60.0  # seconds between looks
RETRY: Final = (1.0, 60.0)  # seconds between tries to set it, first and at most
TAKEN_RETRY: Final = (EVERY, 3600.0)
"""Seconds between looks while it points elsewhere: two deployments that set it in turn would share out the
village's messages between them."""


class WebhookWatch:
    """Runs where the village is served."""

    def __init__(self, api: BotApi, wanted: Wanted, every: float = EVERY) -> None:
        self._api = api
        self._wanted = wanted
        self._every = every
        self._failed_at: datetime | None = None
        self._taken = Backoff(*TAKEN_RETRY)

    async def run(self, stop: asyncio.Event) -> None:
        """Set the webhook, then look after it until told to stop. It stays where it is at the end."""
        if not await self._set(stop):
            return
        pause = self._every
        while not await _over(stop, pause):
            try:
                info = await look(self._api)
            except CallError as error:
                LOG.warning("Telegram does not say how the webhook is (%s)", error.name)
                continue
            pause = await self._see_to(info, stop)

    async def _set(self, stop: asyncio.Event) -> bool:
        """Return whether it is set; False where the stop came first."""
        waiting = Backoff(*RETRY)
        while not stop.is_set():
            pause = waiting.next()
            try:
                await put_up(self._api, self._wanted)
            except RefusedError as error:
                why = self._wanted.without_path(error.description)
                LOG.error("Telegram does not take the webhook: %s", why)  # noqa: TRY400 - it says all
                wait = error.parameters.get("retry_after")
                pause = max(pause, float(wait)) if isinstance(wait, int) else pause
            except CallError as error:
                LOG.warning("the webhook can't be set (%s), try %d", error.name, waiting.tries)
            else:
                LOG.info("the webhook is set: Telegram brings updates")
                return True
            await _over(stop, pause)
        return False

    async def _see_to(self, info: WebhookInfo, stop: asyncio.Event) -> float:
        """Return in how many seconds to look again."""
        if not info.url:
            LOG.warning("somebody has taken the webhook away: it is set again")
            await self._set(stop)
        elif info.url != self._wanted.url:
            LOG.error(
                "this bot's webhook was set elsewhere (%s), which gets the village's messages now: two "
                "deployments have one token; end the other one, then `lianxin webhook set`",
                info.host,
            )
            return self._taken.next()
        elif info.failed_at is not None and info.failed_at != self._failed_at:
            self._failed_at = info.failed_at
            why = self._wanted.without_path(info.failure)
            LOG.warning("Telegram could not deliver by webhook (%s); %d updates wait", why, info.pending)
        self._taken.reset()
        return self._every


async def _over(stop: asyncio.Event, seconds: float) -> bool:
    """Wait; return whether it is time to stop."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
    return stop.is_set()
