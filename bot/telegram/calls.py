"""Outbox rows as calls: their parameters, their weight, and the messages that come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.queues import Delivery
from bot.telegram.uploads import as_sent

if TYPE_CHECKING:
    from bot.domain.queues import OutboxRow

MAKES_MESSAGES = ("send", "copy", "forward")
"""How the names of methods begin whose result is a new message or several."""


def parameters_of(row: OutboxRow) -> dict[str, Any]:
    """Return the Bot API parameters of a row's call."""
    stored = {name: as_sent(value) for name, value in row.payload.items()}
    parameters = {"chat_id": row.chat_id, **stored}
    if row.reply_to_message_id is not None:
        # The card may have been deleted meanwhile: what follows it must come all the same.
        parameters["reply_parameters"] = {
            "message_id": row.reply_to_message_id, "allow_sending_without_reply": True,
        }  # fmt: skip
    return parameters


def weight_of(row: OutboxRow) -> int:
    """Return how many messages a row counts for: an album counts each of its parts."""
    for name in ("media", "message_ids"):
        parts = row.payload.get(name)
        if isinstance(parts, list):
            return max(1, len(parts))
    return 1


def delivery_of(row: OutboxRow, result: object) -> Delivery:
    """Return which messages a call has made, from the raw result."""
    if not row.method.startswith(MAKES_MESSAGES):
        return Delivery(row.id, ())
    parts = result if isinstance(result, list) else [result]
    ids = [part["message_id"] for part in parts if isinstance(part, dict) and "message_id" in part]
    return Delivery(row.id, tuple(ids))
