"""One try at handling an update: how the handlers tell the dispatcher that it is done.

`Application.process_update` swallows what handlers raise, so its return proves nothing. The handlers settle
the inbox row in the use case's own transaction and mark the attempt; errors are caught here.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from telegram.ext import Application, CallbackContext

    from bot.domain.queues import InboxRow


@dataclass(slots=True)
class Attempt:
    """One try at an inbox row."""

    row: InboxRow
    settled: bool = False
    """A use case committed, and the row's settling with it."""
    error: BaseException | None = None


current_attempt: ContextVar[Attempt | None] = ContextVar("current_attempt", default=None)
"""The attempt that the running handler belongs to. python-telegram-bot awaits handlers in the same task."""


def catch_errors(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Have what handlers raise kept in the current attempt."""
    application.add_error_handler(_keep)


async def _keep(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    attempt = current_attempt.get()
    if attempt is not None:
        attempt.error = context.error
