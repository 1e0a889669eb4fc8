"""What a bot's webhook is known by: made from its token, which whoever serves the bot knows anyway.

So every process of a deployment has the same, with no secret more to keep; a new token brings new ones, and
neither tells anything of the token.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

PATH_LENGTH = 32  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Key:
    """One bot's way in."""

    path: str
    """The last part of its address."""
    secret: str = field(repr=False)
    """What Telegram shows in the header X-Telegram-Bot-Api-Secret-Token, "1-256 characters" (setWebhook)."""

    def opens(self, shown: str) -> bool:
        """Whether this is the secret, found out in a time that tells nothing of it."""
        return hmac.compare_digest(shown.encode(), self.secret.encode())


def key_of(token: str) -> Key:
    """Return the key of the bot with this token."""
    return Key(_made("path", token)[:PATH_LENGTH], _made("secret", token))


def _made(purpose: str, token: str) -> str:
    return hmac.new(token.encode(), f"lianxin webhook {purpose}".encode(), hashlib.sha256).hexdigest()
