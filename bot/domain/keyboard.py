"""A keyboard: the buttons under one message, bound to the one person they were shown to."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.actions.action import Action

_DATA = re.compile(r"([A-Za-z0-9_-]{16}):(\d{1,3})")  # 20 bytes at most; Telegram allows 64


@dataclass(frozen=True, slots=True)
class Keyboard:
    """The actions behind one message's buttons."""

    token: str
    account_id: int
    actions: Sequence[Action]
    created_at: datetime
    used_at: datetime | None = None


def new_token() -> str:
    """Return an unguessable token of 16 characters (96 bits)."""
    return secrets.token_urlsafe(12)


def button_data(token: str, index: int) -> str:
    """Return what the button carries: the keyboard's token and the button's place."""
    return f"{token}:{index}"


def parse_button_data(data: str) -> tuple[str, int] | None:
    """Return token and place, or None where no button of ours carries such data."""
    found = _DATA.fullmatch(data)
    return (found[1], int(found[2])) if found else None
