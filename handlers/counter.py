"""The counter: where a handler hands in a command and what came of it is said.

Every update is settled exactly once: by the use case's own transaction, or by the one that says why not.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from telegram.error import TelegramError

from bot.domain.notices.notice import Refusal
from bot.telegram.attempt import current_attempt
from bot.texts.render import render
from bot.usecases.reading import LookFirst
from bot.usecases.refusing import Refused, ignore, language_of, refuse
from bot.usecases.tapping import Tapped, tap

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.domain.notices.notice import Notice
    from bot.domain.village import Village
    from bot.texts.words import Languages
    from bot.usecases.desk import Desk
    from bot.usecases.incoming import By
    from bot.usecases.reading import Reading, Seen
    from bot.usecases.work import Work

C = TypeVar("C")
R = TypeVar("R")
log = logging.getLogger(__name__)

MOST_OVER_A_BUTTON: Final = 200  # characters: Bot API, answerCallbackQuery


@dataclass(frozen=True, slots=True)
class Said:
    """Words over a button."""

    text: str
    stays: bool = False
    """Whether they stay until they are waved away."""


class Counter:
    """One village's counter."""

    def __init__(self, desk: Desk, languages: Languages, village: Village) -> None:
        self._desk = desk
        self._languages = languages
        self._village = village
        self._courtesies: set[asyncio.Task[None]] = set()

    async def serve(self, use_case: Callable[[Work, C], Awaitable[object]], command: C, by: By) -> None:
        """Carry out a command; a refusal is said in a message."""
        try:
            await self._perform(use_case, command)
        except Refusal as refusal:
            await self._perform(refuse, Refused(by, refusal))

    async def show(self, look: Callable[[Reading, C], Awaitable[Seen]], command: C, by: By) -> None:
        """Read beside the writer what somebody asked to see, and say it; a refusal is said in a message."""
        try:
            await self._show(look, command, by)
        except Refusal as refusal:
            await self._perform(refuse, Refused(by, refusal))

    async def serve_tap(self, command: Tapped) -> Said | None:
        """Carry out what a button stands for; return what is to be shown over it: a refusal, mostly.

        A refusal that has no room there is said in a message.
        """
        try:
            try:
                over = await self._perform(tap, command)
                if over is not None:
                    return Said(await self._text(over, command.tap.by), stays=True)
            except LookFirst as first:
                look = command.looks[type(first.looked.action)]
                await self._show(look, first.looked, command.tap.by)
        except Refusal as refusal:
            said = await self._text(refusal, command.tap.by)
            if len(said) <= MOST_OVER_A_BUTTON:
                await self._perform(ignore, None)
                return Said(said)
            await self._perform(refuse, Refused(command.tap.by, refusal))
        return None

    async def _text(self, said: Notice | Refusal, by: By) -> str:
        locale = await self._desk.perform(language_of, by) or self._village.locale
        words = self._languages.words(locale, self._village.zone, self._village.name)
        return render(said, words).text

    async def pass_over(self) -> None:
        """Settle an update that is none of the bot's business."""
        await self._perform(ignore, None)

    def beside(self, courtesy: Coroutine[Any, Any, None]) -> None:
        """Do something that nobody waits for, beside the chat's next message."""
        task = asyncio.create_task(courtesy)
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)

    async def _show(self, look: Callable[[Reading, C], Awaitable[Seen]], command: C, by: By) -> None:
        attempt = current_attempt.get()
        assert attempt is not None, "handlers run only inside the dispatcher's attempt"
        await self._desk.show(look, command, by, settles=attempt.row.id)
        attempt.settled = True

    async def _perform(self, use_case: Callable[[Work, C], Awaitable[R]], command: C) -> R:
        attempt = current_attempt.get()
        assert attempt is not None, "handlers run only inside the dispatcher's attempt"
        result = await self._desk.perform(use_case, command, settles=attempt.row.id)
        attempt.settled = True
        return result


async def answer(query: CallbackQuery, said: Said | None) -> None:
    """Stop the button's spinner, with a word where there is one to say.

    Only a courtesy: if Telegram doesn't take it, what the tap did stays done.
    """
    try:
        await query.answer(said.text if said else None, show_alert=said.stays if said else None)
    except TelegramError as error:
        log.info("callback answer not taken: %s", type(error).__name__)
