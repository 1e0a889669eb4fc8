"""What an account tried lately."""

from __future__ import annotations

from datetime import datetime

from bot.domain.times import to_micros
from storage.queries import Table


class Tries(Table):
    """Fulfils bot.ports.tries.Tries."""

    async def add(self, account_id: int, kind: str, now: datetime) -> None:
        """Count a try."""
        await self.run("add", account_id=account_id, kind=kind, now=to_micros(now))

    async def count(self, account_id: int, kind: str, since: datetime) -> int:
        """Return how many tries of a kind an account has made since an instant."""
        row = await self.one("count", account_id=account_id, kind=kind, since=to_micros(since))
        return int(row["number"])
