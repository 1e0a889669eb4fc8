"""The connection to Telegram: python-telegram-bot's application, without updater, on a tuned transport."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application

from bot.telegram.api import BotApi
from bot.telegram.backoff import Backoff
from bot.telegram.failures import CallError
from bot.telegram.metered_api import Count, MeteredApi, uncounted
from bot.telegram.transport import Transport
from bot.telegram.webhook import look, take_away
from bot.telegram.wires import CONNECTIONS, Wires, is_loopback

LOG = logging.getLogger(__name__)

RETRY = (1.0, 60.0)  # seconds between tries to connect, first and at most
SILENT = ("httpx", "httpcore", "aiohttp", "apscheduler", "aiosqlite", "asyncio")
"""Loggers that say nothing below WARNING: some log addresses, and the token is in them."""

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class TokenRejectedError(Exception):
    """Telegram doesn't know the bot's token."""


@dataclass(frozen=True, slots=True)
class Connection:
    """The application for the handlers, and raw calls beside it."""

    application: AnyApplication
    api: BotApi
    polling: BotApi
    """For getUpdates alone, on a connection of its own."""

    async def close(self) -> None:
        """Close every connection that is its own, also where logging in never worked."""
        await self.application.shutdown()
        await self.application.bot.shutdown()
        await self.application.bot.request.shutdown()  # opened alone for a few calls, and not with the bot


def connection(
    token: str,
    base_url: str,
    base_file_url: str,
    proxy: str,
    count: Count = uncounted,
    wires: Wires | None = None,
) -> Connection:
    """Return a connection that is not open yet; the token is appended to `base_url`.

    `count` is told of each raw call. `wires` are those that several bots share; without them it has its own.
    """
    if wires is None:
        open_to_the_world = not is_loopback(base_url)
        request = Transport(CONNECTIONS, proxy, trusts_environment=open_to_the_world)
        polling = Transport(2, proxy, trusts_environment=open_to_the_world)
    else:
        request, polling = wires.pair(base_url, proxy)
    application = (
        Application.builder()
        .token(token)
        .base_url(base_url)
        .base_file_url(base_file_url)
        .request(request)
        .get_updates_request(polling)
        .updater(None)
        .job_queue(None)
        .build()
    )
    address = application.bot.base_url
    return Connection(application, MeteredApi(address, request, count), MeteredApi(address, polling, count))


async def connect(opened: Connection, stop: asyncio.Event, *, polls: bool = True) -> str | None:
    """Log in, waiting for Telegram as long as it takes; return the bot's username, None if told to stop.

    Where the bot polls a webhook is taken away, its updates are not. Raises TokenRejectedError.
    """
    waiting = Backoff(*RETRY)
    while not stop.is_set():
        try:
            await opened.application.initialize()
            if polls and (await look(opened.api)).url:
                LOG.warning("a webhook was set: it is taken away, since the bot polls")
                await take_away(opened.api)
        except InvalidToken:
            # From None: python-telegram-bot's message quotes the token.
            raise TokenRejectedError from None
        except (TelegramError, CallError) as error:
            LOG.warning("Telegram can't be reached (%s), try %d", type(error).__name__, waiting.tries + 1)
            await _sleep(stop, waiting.next())
        else:
            return str(opened.application.bot.username)
    return None


def quieten() -> None:
    """Keep other people's words and the token out of the log, whatever a library would say."""
    for name in SILENT:
        logging.getLogger(name).setLevel(logging.WARNING)
    # Its errors quote whole updates and answers; what they mean comes to us as exceptions.
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((stopping,), timeout=seconds)
    finally:
        stopping.cancel()
