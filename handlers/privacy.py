"""/me, /leave, /language and /audit: what the bot keeps, leaving it, its language, what the secretary did."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Final

from telegram import Update
from telegram.ext import CommandHandler, ContextTypes, filters

from bot.usecases import forgetting, my_data, showing, speaking
from bot.usecases.incoming import By

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from bot.usecases.work import Work
    from handlers.counter import Counter

COMMANDS: Final[Mapping[str, Callable[[Work, By], Awaitable[None]]]] = {
    "me": my_data.begin,
    "leave": forgetting.ask,
    "language": speaking.ask,
    "audit": showing.audit,
}


def handlers(counter: Counter) -> list[BaseHandler]:  # type: ignore[type-arg]
    """Return one handler for each command."""
    return [_handler(counter, name, begins) for name, begins in COMMANDS.items()]


def _handler(counter: Counter, name: str, begins: Callable[[Work, By], Awaitable[None]]) -> BaseHandler:  # type: ignore[type-arg]
    async def asked(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.effective_user is not None
        by = By(update.effective_user.id)
        await counter.serve(begins, by, by)

    return CommandHandler(name, asked, filters=filters.ChatType.PRIVATE & ~filters.UpdateType.EDITED)
