"""A bot's webhook at Telegram: set, taken away, and looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from bot.telegram.updates import ALLOWED_UPDATES

if TYPE_CHECKING:
    from bot.telegram.api import BotApi

PATIENCE: Final = 15.0  # seconds


@dataclass(frozen=True, slots=True)
class Wanted:
    """The webhook that a bot should have."""

    url: str = field(repr=False)
    """Its last part is known to nobody but Telegram and us."""
    secret: str = field(repr=False)
    connections: int

    def without_path(self, words: str) -> str:
        """Return words of Telegram's without our address in them."""
        return words.replace(self.url, "…").replace(urlsplit(self.url).path.rpartition("/")[2], "…")


@dataclass(frozen=True, slots=True)
class WebhookInfo:
    """What Telegram says of a bot's webhook."""

    url: str = field(repr=False)
    """Empty: none, and the bot may poll."""
    pending: int
    """Updates that wait for delivery."""
    connections: int | None
    allowed: tuple[str, ...]
    """Kinds of update; empty: the usual ones."""
    failed_at: datetime | None
    """When Telegram last failed to deliver."""
    failure: str
    """Why: Telegram's words, which tell of addresses and statuses."""

    @property
    def host(self) -> str:
        """Whose it is."""
        return urlsplit(self.url).netloc

    @classmethod
    def read(cls, answer: Mapping[str, Any]) -> WebhookInfo:
        """Take what is usable of Telegram's WebhookInfo."""
        failed_at, kinds = answer.get("last_error_date"), answer.get("allowed_updates")
        return cls(
            url=str(answer.get("url") or ""),
            pending=int(answer.get("pending_update_count") or 0),
            connections=answer.get("max_connections"),
            allowed=tuple(kinds) if isinstance(kinds, list) else (),
            failed_at=datetime.fromtimestamp(failed_at, UTC) if isinstance(failed_at, int) else None,
            failure=str(answer.get("last_error_message") or ""),
        )


async def look(api: BotApi) -> WebhookInfo:
    """Ask Telegram; raise CallError where it doesn't tell."""
    answer = await api.call("getWebhookInfo", {}, read_timeout=PATIENCE)
    return WebhookInfo.read(answer if isinstance(answer, dict) else {})


async def put_up(api: BotApi, wanted: Wanted) -> None:
    """Have Telegram bring updates, also those that wait; raise CallError where it doesn't want to."""
    await api.call(
        "setWebhook",
        {
            "url": wanted.url,
            "secret_token": wanted.secret,
            "max_connections": wanted.connections,
            "allowed_updates": list(ALLOWED_UPDATES),
            "drop_pending_updates": False,
        },
        read_timeout=PATIENCE,
    )


async def take_away(api: BotApi) -> None:
    """Have Telegram keep updates until the bot asks, also those that wait; raise CallError."""
    await api.call("deleteWebhook", {"drop_pending_updates": False}, read_timeout=PATIENCE)
