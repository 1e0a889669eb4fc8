"""Whom something reaches that is sent to many."""

from __future__ import annotations

import sys
from typing import Any

from bot.domain.bulletin import Audience, Scope
from bot.domain.people import Account
from bot.domain.reach import Reached, Recipient
from storage.queries import Table


class Audiences(Table):
    """Fulfils bot.ports.bulletins.Audiences."""

    async def of(self, audience: Audience, after_id: int, limit: int) -> list[Recipient]:
        """Return the next recipients by account id."""
        page: dict[str, object] = {"after_id": after_id, "most": limit}
        if audience.scope is Scope.GROUP:
            rows = await self.all("in_group", group_no=audience.group, **page)
        elif audience.scope is Scope.HOUSEHOLD:
            rows = await self.all("in_household", household_id=audience.household_id, **page)
        elif audience.scope is Scope.VILLAGE:
            rows = await self.all("in_village", **page)
        else:
            rows = await self.all("subscribers", crop=audience.crop, **page)
        return [_recipient(row) for row in rows]

    async def households(self, audience: Audience) -> int:
        """Return how many active households the audience has, joined or not."""
        if audience.scope is Scope.SUBSCRIBERS:
            return 0
        row = await self.one("households", group_no=audience.group, household_id=audience.household_id)
        return int(row["number"])

    async def reached(self, key_prefix: str) -> Reached:
        """Return how far the messages with such keys have come."""
        row = await self.one("reached", first=key_prefix, last=key_prefix + chr(sys.maxunicode))
        return Reached(row["accounts"], row["households"], row["waiting"])


def _recipient(row: Any) -> Recipient:  # noqa: ANN401 - a driver's row
    account = Account(row["id"], row["telegram_id"], row["locale"], bool(row["reachable"]))
    return Recipient(account, row["household_id"])
