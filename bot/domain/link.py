"""Personal links: https://t.me/<bot>?start=<token>, printed on the household's card."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

TOKEN_BYTES = 18  # 144 bits: more than the 128 asked for, and no padding in base64
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22,64}")  # at most 64 characters: Bot API, deep linking


class LinkKind(StrEnum):
    """Whom a link lets in."""

    HOUSEHOLD = "household"
    CADRE = "cadre"
    TOWNSHIP = "township"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that somebody was handed on paper."""

    id: int
    token: str
    kind: LinkKind
    household_id: int | None
    cadre_id: int | None
    created_at: datetime
    used_at: datetime | None
    """A cadre's link works once; a household's is never used up."""
    revoked_at: datetime | None


def new_token() -> str:
    """Return a token that nobody can guess, in the alphabet that Telegram's deep links allow."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def is_token(text: str) -> bool:
    """Whether a /start payload can be a token at all."""
    return _TOKEN.fullmatch(text) is not None


def url(username: str, token: str) -> str:
    """Return the deep link for this bot."""
    return f"https://t.me/{username}?start={token}"
