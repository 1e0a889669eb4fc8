"""How a call to the Bot API can fail.

CallError
├── NotSentError       the request never left: surely no effect
├── PerhapsSentError   no answer, or none that can be read: it may have had its effect
└── RefusedError       Telegram answered no: code, description, parameters
"""

from __future__ import annotations

from typing import Any


class CallError(Exception):
    """A call to the Bot API failed."""

    @property
    def name(self) -> str:
        """What a record or log may say: a class or code, never a text."""
        return type(self).__name__.removesuffix("Error")


class NotSentError(CallError):
    """No connection: the request never left this machine."""


class PerhapsSentError(CallError):
    """The request left, but no answer came that could be read."""


class RefusedError(CallError):
    """Telegram refused."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        """HTTP status, which is the Bot API's error_code too."""
        self.description = description
        """Telegram's words. They may quote what was sent: match on them, never log them."""
        self.parameters = parameters
        """Telegram's ResponseParameters: retry_after, migrate_to_chat_id."""

    @property
    def name(self) -> str:
        """The code, as text."""
        return str(self.code)
