"""What the use cases need of storage: bulletins, subscriptions, and whom they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.bulletin import Audience, Bulletin, Part
    from bot.domain.reach import Reached, Recipient


class Bulletins(Protocol):
    """What was written once for several people."""

    async def add(self, bulletin: Bulletin) -> Bulletin:
        """Store a bulletin (its id is ignored); return it with its id."""

    async def get(self, bulletin_id: int) -> Bulletin | None: ...
    async def save(self, bulletin: Bulletin) -> None: ...
    async def add_part(self, bulletin_id: int, part: Part) -> None: ...
    async def change_part(self, bulletin_id: int, part: Part) -> None:
        """Put other words in the place of the part that came as this message."""

    async def of_message(self, cadre_id: int, message_id: int) -> Bulletin | None:
        """Return the newest bulletin of a cadre's that a message of his is a part of."""

    async def parts(self, bulletin_id: int) -> list[Part]:
        """Return what a bulletin says and shows, in the order it was written."""

    async def clear(self, bulletin_id: int) -> None:
        """Delete all that a bulletin says and shows."""

    async def proposed(self) -> list[Bulletin]:
        """Return the practices that wait for the secretary, oldest first."""

    async def practices(self, limit: int, *, offset: int = 0) -> list[Bulletin]:
        """Return the practices that were spread, newest first."""

    async def sent_between(self, since: datetime, until: datetime) -> list[Bulletin]:
        """Return what was sent in [since, until), oldest first."""

    async def unsent_of(self, cadre_id: int) -> list[Bulletin]:
        """Return what a cadre has begun and not sent."""


class Subscriptions(Protocol):
    """Who wants industry news about which crop."""

    async def of(self, account_id: int) -> list[str]:
        """Return the crops that an account subscribed to, by name."""

    async def add(self, account_id: int, crop: str, now: datetime) -> None:
        """Subscribe an account; nothing changes where it has already."""

    async def remove(self, account_id: int, crop: str) -> None:
        """End a subscription."""


class Audiences(Protocol):
    """Whom something reaches: reachable accounts that are joined, of active households and cadres."""

    async def of(self, audience: Audience, after_id: int, limit: int) -> list[Recipient]:
        """Return the next recipients by account id, after this id."""

    async def households(self, audience: Audience) -> int:
        """Return how many active households the audience has, joined or not; 0 for subscribers."""

    async def reached(self, key_prefix: str) -> Reached:
        """Return how far the messages with such keys have come."""
