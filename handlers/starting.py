"""/start, with a card's link or without, and the phone number that a stranger shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes, filters

from bot.usecases import joining
from bot.usecases.incoming import By

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from handlers.counter import Counter


def handlers(counter: Counter) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the handlers of this conversation."""

    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_user is not None
        by = By(update.effective_user.id)
        payload = context.args[0] if context.args else ""
        await counter.serve(joining.start, joining.Start(by, payload), by)

    return [
        CommandHandler(
            ["start", "help"], start, filters=filters.ChatType.PRIVATE & ~filters.UpdateType.EDITED
        )
    ]
