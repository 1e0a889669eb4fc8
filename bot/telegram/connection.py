"""The connection to Telegram: python-telegram-bot's application, without updater, on a tuned transport."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application
from telegram.request import HTTPXRequest

from bot.telegram.api import BotApi
from bot.telegram.backoff import Backoff
from bot.telegram.failures import CallError

LOG = logging.getLogger(__name__)

CONNECTIONS = 40
"""For the sender's workers and the handlers' answers to taps. httpcore looks through all of them at each
request: 256 are slower by far than 32."""
KEEP_ALIVE = 60.0
"""Seconds for which an idle connection is kept; httpx's own 5 mean a TLS handshake for most messages."""
CONNECT_TIMEOUT = 10.0  # seconds
TIMEOUT = 20.0  # seconds for everything else
RETRY = (1.0, 60.0)  # seconds between tries to connect, first and at most
SILENT = ("httpx", "httpcore", "apscheduler", "aiosqlite", "asyncio")
"""Loggers that say nothing below WARNING: httpx logs addresses, and the token is in them."""

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
        """Close every connection, also where logging in never worked."""
        await self.application.shutdown()
        await self.application.bot.shutdown()


def connection(token: str, base_url: str, base_file_url: str, proxy: str) -> Connection:
    """Return a connection that is not open yet; the token is appended to `base_url`."""
    request = _request(base_url, proxy, CONNECTIONS)
    polling = _request(base_url, proxy, 2)
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
    return Connection(application, BotApi(address, request), BotApi(address, polling))


async def connect(opened: Connection, stop: asyncio.Event) -> str | None:
    """Log in, waiting for Telegram as long as it takes; return the bot's username, None if told to stop.

    A webhook is taken away, its updates are not: the bot polls. Raises TokenRejectedError.
    """
    waiting = Backoff(*RETRY)
    while not stop.is_set():
        try:
            await opened.application.initialize()
            if (await opened.api.call("getWebhookInfo", {})).get("url"):
                LOG.warning("a webhook was set: it is taken away, since the bot polls")
                await opened.api.call("deleteWebhook", {"drop_pending_updates": False})
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


def _request(base_url: str, proxy: str, connections: int) -> HTTPXRequest:
    limits = httpx.Limits(
        max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEEP_ALIVE
    )
    return HTTPXRequest(
        connection_pool_size=connections,
        proxy=proxy or None,
        httpx_kwargs={"limits": limits, "trust_env": not _is_loopback(base_url)},
        connect_timeout=CONNECT_TIMEOUT,
        read_timeout=TIMEOUT,
        write_timeout=TIMEOUT,
        pool_timeout=TIMEOUT,
    )


def _is_loopback(base_url: str) -> bool:
    host = urlsplit(base_url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    stopping = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((stopping,), timeout=seconds)
    finally:
        stopping.cancel()
