"""The operator: whoever keeps the bot running hears at once, past the outbox, that nothing can be stored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from bot.domain.notices.notice import Notice
from bot.telegram.failures import CallError
from bot.texts.render import render

if TYPE_CHECKING:
    from bot.telegram.api import BotApi
    from bot.texts.words import Words

LOG = logging.getLogger(__name__)

PATIENCE = 10.0  # seconds: he is told once, and whoever tells him has other things to do

TellOperator = Callable[[Notice], Awaitable[None]]
"""Tells the operator something, or nobody where the configuration names none."""


class Operator:
    """One person's chat. The outbox can't be used: what is told is that nothing can be put there."""

    def __init__(self, api: BotApi, chat_id: int, words: Words) -> None:
        """`chat_id` is 0 where there is nobody to tell."""
        self._api = api
        self._chat_id = chat_id
        self._words = words

    async def tell(self, notice: Notice) -> None:
        """Say it, once; where that fails the log has to do."""
        if not self._chat_id:
            return
        message = {"chat_id": self._chat_id, "text": render(notice, self._words).text}
        try:
            async with asyncio.timeout(PATIENCE):
                await self._api.call("sendMessage", message)
        except (CallError, TimeoutError) as error:
            LOG.error("the operator can't be told: %s", type(error).__name__)  # noqa: TRY400
