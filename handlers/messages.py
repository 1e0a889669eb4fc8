"""Everything that somebody writes, says or shows in a private chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from bot.usecases import correcting, joining, receiving
from bot.usecases.incoming import By
from handlers.contents import incoming

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from handlers.counter import Counter


def handlers(counter: Counter) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return the handlers of this conversation."""

    async def wrote(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.message
        assert message is not None
        assert message.from_user is not None
        by = By(message.from_user.id)
        if message.contact is not None:
            own = message.contact.user_id == message.from_user.id
            command = joining.SharePhone(by, message.contact.phone_number, own, incoming(message, by))
            await counter.serve(joining.share_phone, command, by)
            return
        await counter.serve(receiving.receive, incoming(message, by), by)

    async def edited(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.edited_message
        assert message is not None
        assert message.from_user is not None
        by = By(message.from_user.id)
        await counter.serve(correcting.receive_edit, correcting.Edited(incoming(message, by)), by)

    private = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL
    return [
        MessageHandler(private & filters.UpdateType.MESSAGE, wrote),
        MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, edited),
    ]
