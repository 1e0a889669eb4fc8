"""From Telegram to the use cases: one file for each kind of conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram.ext import TypeHandler

from handlers import chat_members, menu, messages, privacy, starting, taps
from handlers.counter import Counter

if TYPE_CHECKING:
    from telegram.ext import Application, ContextTypes

    from bot.domain.village import Village
    from bot.texts.words import Languages
    from bot.usecases.desk import Desk


def register(
    application: Application[Any, Any, Any, Any, Any, Any], desk: Desk, languages: Languages, village: Village
) -> None:
    """Register every handler. PTB gives an update to the first one in the list that wants it."""
    counter = Counter(desk, languages, village)
    spoken = [languages.words(locale, village.zone, village.name) for locale in languages.locales]

    async def pass_over(_update: object, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Groups, channels, service messages: the bot keeps silent there."""
        await counter.pass_over()

    application.add_handlers(
        [
            *starting.handlers(counter),
            *privacy.handlers(counter),
            *menu.handlers(counter, spoken),
            *messages.handlers(counter),
            *taps.handlers(counter),
            *chat_members.handlers(counter),
            TypeHandler(object, pass_over),
        ]
    )
