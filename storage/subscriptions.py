"""Subscriptions to industry news."""

from __future__ import annotations

from datetime import datetime

from bot.domain.times import to_micros
from storage.json_text import storable
from storage.queries import Table


class Subscriptions(Table):
    """Fulfils bot.ports.bulletins.Subscriptions."""

    async def of(self, account_id: int) -> list[str]:
        """Return the crops that an account subscribed to."""
        return [row["crop"] for row in await self.all("of_account", account_id=account_id)]

    async def add(self, account_id: int, crop: str, now: datetime) -> None:
        """Subscribe, once."""
        await self.run("add", account_id=account_id, crop=storable(crop), since=to_micros(now))

    async def remove(self, account_id: int, crop: str) -> None:
        """End a subscription."""
        await self.run("remove", account_id=account_id, crop=storable(crop))
