"""Updates as they come over the wire: told apart one by one, so that a broken one stops nobody."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, TypeGuard

import orjson

from bot.domain.queues import RawUpdate

if TYPE_CHECKING:
    from collections.abc import Mapping

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that the bot asks Telegram for."""

BIGGEST_ID = 2**63 - 1
"""What a database's BIGINT holds."""

TOO_DEEP = '"nested too deeply"'
"""Stands for an update that Python can't walk through."""
UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,18})\b')
ONE_ANSWER = re.compile(rb'\{\s*"ok"\s*:\s*true\s*,\s*"result"\s*:\s*\[(.*)\]\s*\}\s*', re.DOTALL)


def read_update(element: object) -> RawUpdate:
    """Return one element of getUpdates' result, ready to be stored.

    What has no usable update_id gets a stable negative one, made from its content, so that seeing it again
    is noticed. Whether python-telegram-bot can make an Update of it, the dispatcher finds out.
    """
    try:
        return _read(element)
    except RecursionError:  # nobody's words are nested hundreds of times
        update_id = element.get("update_id") if isinstance(element, dict) else None
        if not is_id(update_id) or update_id < 0:
            return _nameless(TOO_DEEP)
        return RawUpdate(update_id, 0, TOO_DEEP, readable=False)


def _read(element: object) -> RawUpdate:
    element, payload = _storable(element)
    if not isinstance(element, dict):
        return _nameless(payload)
    update_id = element.get("update_id")
    if not is_id(update_id) or update_id < 0:
        return _nameless(payload)
    return RawUpdate(update_id, _chat_key(element), payload, readable=True)


def read_wreck(body: bytes) -> RawUpdate | None:
    """Return the one update of an answer that isn't JSON, to be quarantined.

    None where the answer isn't a whole one of Telegram's: a proxy's page, or cut off on the way.
    """
    match = ONE_ANSWER.fullmatch(body)
    return None if match is None or not match[1].strip() else _broken(match[1])


def read_delivery(body: bytes) -> RawUpdate:
    """Return the update that a webhook was given; what isn't JSON is to be quarantined."""
    try:
        return _read(json.loads(body))
    except (ValueError, RecursionError):
        return _broken(body)


def _broken(text: bytes) -> RawUpdate:
    payload = text.decode(errors="replace").replace("\x00", "\ufffd")
    found = UPDATE_ID.search(text)
    if found is None:
        return _nameless(payload)
    return RawUpdate(int(found[1]), 0, payload, readable=False)


def is_id(value: object) -> TypeGuard[int]:
    """Say whether this is an integer that a database can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and -BIGGEST_ID <= value <= BIGGEST_ID


def _nameless(payload: str) -> RawUpdate:
    digest = hashlib.sha256(payload.encode()).digest()
    return RawUpdate(-1 - int.from_bytes(digest[:7]), 0, payload, readable=False)


def _storable(element: Any) -> tuple[Any, str]:  # noqa: ANN401 - any JSON value
    """Return the element and its JSON text without what no database stores: lone surrogates and NUL."""
    try:
        payload = orjson.dumps(element).decode()
        if "\\u0000" not in payload:
            return element, payload
    except TypeError:
        pass  # a lone surrogate, which is replaced below, or a number of more than 64 bits
    element = _cleaned(element)
    return element, json.dumps(element, ensure_ascii=False, separators=(",", ":"))


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    return value


def _chat_key(update: Mapping[str, Any]) -> int:
    """Return what order is kept by: the chat's id (in private: the person's), else the person's, else 0."""
    for kind in ALLOWED_UPDATES:
        content = update.get(kind)
        if not isinstance(content, dict):
            continue
        message = content.get("message") if kind == "callback_query" else content
        for holder, name in ((message, "chat"), (content, "from")):
            who = holder.get(name) if isinstance(holder, dict) else None
            if isinstance(who, dict) and is_id(who.get("id")):
                return int(who["id"])
    return 0
