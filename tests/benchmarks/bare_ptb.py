"""A bare echo bot on python-telegram-bot, in a process of its own: `… bare_ptb TOKEN BASE_URL CONNECTIONS`.

As its documentation has it: the Application's own updater, concurrent updates, a pool of connections.
"""

from __future__ import annotations

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

AT_ONCE = 256  # updates handled side by side


async def _echo(update: Update, _context: Any) -> None:
    assert update.effective_message is not None
    assert update.effective_message.text is not None
    await update.effective_message.reply_text(update.effective_message.text)


def run(token: str, base_url: str, connections: int) -> None:
    """Echo until terminated."""
    application = (
        Application.builder()
        .token(token)
        .base_url(base_url)
        .connection_pool_size(connections)
        .pool_timeout(600)
        .concurrent_updates(AT_ONCE)
        .job_queue(None)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.run_polling()


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2], int(sys.argv[3]))
