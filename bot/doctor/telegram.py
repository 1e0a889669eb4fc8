"""Telegram: whether it can be reached from here, knows the token, and what time it is there."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

import aiohttp

from bot.doctor.finding import Finding, Grade, Sign
from bot.doctor.machine import clock
from bot.doctor.webhook import deliveries
from bot.telegram.failures import CallError, RefusedError
from bot.telegram.webhook import look

if TYPE_CHECKING:
    from bot.telegram.api import BotApi
    from bot.telegram.webhook import Wanted

UNKNOWN: Final = (401, 404)  # what Telegram answers to a token that it doesn't know
PATIENCE: Final = 15.0  # seconds


async def account(api: BotApi, wanted: Wanted | None = None) -> list[Finding]:
    """Say whether Telegram knows the bot, and where it brings updates; `wanted`: None where the bot polls."""
    try:
        me = await api.call("getMe", {}, read_timeout=PATIENCE)
        webhook = await look(api)
    except RefusedError as error:
        if error.code in UNKNOWN:
            return [Finding(Sign.TOKEN_REJECTED, Grade.BAD)]
        return [Finding(Sign.TELEGRAM_UNREACHABLE, Grade.BAD, {"why": error.name})]
    except CallError as error:
        return [Finding(Sign.TELEGRAM_UNREACHABLE, Grade.BAD, {"why": error.name})]
    known = Finding(Sign.TOKEN_WELL, data={"username": str(me.get("username"))})
    return [known, *deliveries(webhook, wanted, datetime.now(UTC))]


async def time_there(address: str, proxy: str) -> list[Finding]:
    """Compare clocks with whoever answers at this address; nothing where nobody does: that is said above."""
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as session,
            session.head(address, proxy=proxy or None, allow_redirects=False) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
        return []
    return [clock(datetime.now(UTC), theirs)]
