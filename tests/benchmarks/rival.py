"""The rival: a bare python-telegram-bot echo bot with its own rate limiter, in a process of its own.

`python -m tests.benchmarks.rival TOKEN BASE_URL RATE CHAT_ID…` prints `ready`, sends one message to each chat
as fast as the limiter lets it, and echoes meanwhile; it ends when it is terminated.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from telegram import Update
from telegram.ext import AIORateLimiter, Application, MessageHandler, filters

CONNECTIONS = 32


async def _echo(update: Update, _context: Any) -> None:
    assert update.effective_message is not None
    assert update.effective_message.text is not None
    await update.effective_message.reply_text(update.effective_message.text)


async def run(token: str, base_url: str, rate: float, chats: list[int]) -> None:
    """Broadcast and echo until cancelled."""
    limiter = AIORateLimiter(overall_max_rate=rate, overall_time_period=1, max_retries=5)
    application = (
        Application.builder()
        .token(token)
        .base_url(base_url)
        .rate_limiter(limiter)
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(600)
        .concurrent_updates(256)
        .job_queue(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await asyncio.gather(*(application.bot.send_message(chat, "公示" * 50) for chat in chats))
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2], float(sys.argv[3]), [int(chat) for chat in sys.argv[4:]]))
