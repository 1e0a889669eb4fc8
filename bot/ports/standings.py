"""What the use cases need of storage: standings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.standing import Standing


class Standings(Protocol):
    """Who stands behind an account and what is open with him, by the roster as it is now."""

    async def of(self, telegram_id: int) -> Standing | None:
        """Return the standing of the account behind Telegram's user id, or None."""

    async def of_account(self, account_id: int) -> Standing | None:
        """Return the standing of an account, or None."""
