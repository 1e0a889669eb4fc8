"""Raw calls to the Bot API: plain values in, plain values out, typed failures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from telegram.error import TelegramError

from bot.telegram.failures import NotSentError, PerhapsSentError, RefusedError
from bot.telegram.transport import NeverLeftError

if TYPE_CHECKING:
    from bot.telegram.transport import Transport

READ_TIMEOUT = 20.0  # seconds to wait for an answer


class BotApi:
    """The Bot API of one bot.

    It stays on python-telegram-bot's transport, below `Bot` and `BaseRequest.post`: those log an answer that
    can't be parsed (people's words with it), and hide the code and words of a refusal.
    """

    def __init__(self, base_url: str, transport: Transport) -> None:
        """Call `base_url` (with the token in it, so never log it) over an initialized transport."""
        self._base_url = base_url
        self._transport = transport

    async def call(
        self, method: str, parameters: Mapping[str, Any], *, read_timeout: float = READ_TIMEOUT
    ) -> Any:  # noqa: ANN401 - whatever JSON Telegram answers
        """Call a method; return its `result`. A value that is an `InputFile` is uploaded.

        Raises NotSentError, PerhapsSentError or RefusedError.
        """
        code, body = await self._post(method, parameters, read_timeout)
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise UnreadableAnswerError(code, body) from error
        if not isinstance(answer, dict) or ("result" not in answer and "error_code" not in answer):
            raise UnreadableAnswerError(code, body)
        if answer.get("ok") is True and "result" in answer:
            return answer["result"]
        parameters_of_refusal = answer.get("parameters")
        raise RefusedError(
            _integer(answer.get("error_code"), code),
            str(answer.get("description", "")),
            parameters_of_refusal if isinstance(parameters_of_refusal, dict) else {},
        )

    async def _post(
        self, method: str, parameters: Mapping[str, Any], read_timeout: float
    ) -> tuple[int, bytes]:
        try:
            return await self._transport.post_plain(f"{self._base_url}/{method}", parameters, read_timeout)
        except NeverLeftError:
            raise NotSentError from None  # also below: the cause knows the address, and the token is in that
        except TelegramError:
            raise PerhapsSentError from None


class UnreadableAnswerError(PerhapsSentError):
    """An answer came that is no answer of the Bot API: a proxy's page, or broken JSON."""

    def __init__(self, code: int, body: bytes) -> None:
        super().__init__(code)
        self.code = code
        """HTTP status."""
        self.body = body
        """What came; it may quote people."""


def _integer(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise
