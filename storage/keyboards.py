"""Buttons shown to people."""

from __future__ import annotations

import logging
from datetime import datetime

from bot.domain.actions.action import UnknownActionError, decode, encode
from bot.domain.keyboard import Keyboard
from bot.domain.times import from_micros, to_micros
from storage.json_text import dumped, parsed
from storage.queries import Table

LOG = logging.getLogger(__name__)


class Keyboards(Table):
    """Fulfils bot.ports.keyboards.Keyboards."""

    async def add(self, keyboard: Keyboard) -> None:
        """Remember the buttons under a message."""
        await self.run(
            "add",
            token=keyboard.token,
            account_id=keyboard.account_id,
            actions=dumped([encode(action) for action in keyboard.actions]),
            created_at=to_micros(keyboard.created_at),
        )

    async def get(self, token: str) -> Keyboard | None:
        """Return the buttons that a token names; None also where another version of the program made them."""
        row = await self.one("get", token=token)
        if row is None:
            return None
        try:
            actions = [decode(stored) for stored in parsed(row["actions"])]
        except UnknownActionError as error:
            LOG.info("buttons of another version: %s", error.name)
            return None
        return Keyboard(
            token=token,
            account_id=row["account_id"],
            actions=actions,
            created_at=from_micros(row["created_at"]),
            used_at=None if row["used_at"] is None else from_micros(row["used_at"]),
        )

    async def use(self, token: str, now: datetime) -> None:
        """Use buttons up."""
        await self.run("use", token=token, now=to_micros(now))

    async def remove(self, token: str) -> None:
        """Erase what buttons meant."""
        await self.run("remove", token=token)
