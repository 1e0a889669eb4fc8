"""A Bot API whose calls are counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from bot.telegram.api import READ_TIMEOUT, BotApi
from bot.telegram.failures import CallError

if TYPE_CHECKING:
    from bot.telegram.transport import Transport

Count = Callable[[str, str], None]
"""Told of a method and of what came of calling it."""


def uncounted(_method: str, _result: str) -> None:
    """Count nothing."""


class MeteredApi(BotApi):
    """The Bot API of one bot, each call counted."""

    def __init__(self, base_url: str, transport: Transport, count: Count) -> None:
        super().__init__(base_url, transport)
        self._count = count

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, read_timeout: float = READ_TIMEOUT
    ) -> Any:  # noqa: ANN401 - whatever JSON Telegram answers
        """Call a method; return its `result`. Raises what `BotApi.call` does."""
        try:
            result = await super().call(method, parameters, read_timeout=read_timeout)
        except CallError as error:
            self._count(method, error.name)
            raise
        self._count(method, "ok")
        return result
