"""Checks of reply_markup, with Telegram's refusals."""

import json
from typing import Any

from bot.simulator.errors import bad_request

MAX_CALLBACK_DATA = 64  # bytes of UTF-8
MAX_INLINE_BUTTONS = 100
MAX_MARKUP = 10_000  # bytes; Telegram's own limit isn't documented
ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game", "pay",
)  # fmt: skip


def check_markup(markup: object) -> dict[str, Any] | None:
    """Return the markup as it is kept in the message or chat; raise ApiError as Telegram does."""
    if markup is None or markup == "":
        return None
    if not isinstance(markup, dict):
        reason = "object expected as reply markup"
        raise bad_request(reason)
    if "inline_keyboard" in markup:
        return {"inline_keyboard": _check_inline(markup["inline_keyboard"])}
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard")
        kept = [[{"text": button} if isinstance(button, str) else button for button in row] for row in rows]
        if not all(isinstance(button, dict) and button.get("text") for row in kept for button in row):
            reason = 'can\'t parse keyboard button: Field "text" must be of type String'
            raise bad_request(reason)
        return {**markup, "keyboard": kept}
    return markup


def _rows(rows: object, what: str) -> list[list[Any]]:
    if not isinstance(rows, list):
        reason = f'Field "{what}" must be of type Array'
        raise bad_request(reason)
    if not all(isinstance(row, list) for row in rows):
        reason = f'Field "{what}" must be an Array of Arrays'
        raise bad_request(reason)
    return rows


def _check_inline(keyboard: object) -> list[list[dict[str, Any]]]:
    rows = [row for row in _rows(keyboard, "inline_keyboard") if row]
    if sum(len(row) for row in rows) > MAX_INLINE_BUTTONS or len(json.dumps(rows)) > MAX_MARKUP * 6:
        reason = "reply markup is too long"
        raise bad_request(reason)
    for row in rows:
        for button in row:
            _check_button(button)
    return rows


def _check_button(button: object) -> None:
    if not isinstance(button, dict):
        reason = "can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        raise bad_request(reason)
    if not isinstance(button.get("text"), str) or not button["text"].strip():
        reason = 'can\'t parse inline keyboard button: Field "text" must be of type String'
        raise bad_request(reason)
    if not any(action in button for action in ACTIONS):
        reason = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        raise bad_request(reason)
    data = button.get("callback_data")
    if "callback_data" in button and not 1 <= len(str(data).encode()) <= MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if "url" in button and not str(url).startswith(("http://", "https://", "tg://", "t.me/", "tel:")):
        reason = f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        raise bad_request(reason)
