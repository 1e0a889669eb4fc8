"""What the use cases need of storage: accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Account, Membership, MembershipState
    from bot.domain.style import Style


class Accounts(Protocol):
    """Telegram accounts and their ties to the roster."""

    async def by_telegram_id(self, telegram_id: int) -> Account | None: ...
    async def get(self, account_id: int) -> Account | None: ...
    async def add(self, telegram_id: int, locale: str, now: datetime) -> Account: ...
    async def set_reachable(self, account_id: int, *, reachable: bool) -> None: ...
    async def set_locale(self, account_id: int, locale: str) -> None: ...
    async def set_style(self, account_id: int, style: Style) -> None: ...
    async def of_cadre(self, cadre_id: int) -> Account | None: ...
    async def cadre_id(self, account_id: int) -> int | None: ...
    async def bind_cadre(self, account_id: int, cadre_id: int, now: datetime) -> None:
        """Make this account the cadre's, replacing an earlier account of his."""

    async def release_cadre(self, cadre_id: int) -> None: ...
    async def memberships(self, account_id: int) -> list[Membership]:
        """Return the account's memberships that are choosing, pending or joined, newest first."""

    async def memberships_of_household(self, household_id: int) -> list[Membership]:
        """Return the household's memberships that are choosing, pending or joined, oldest first."""

    async def membership(self, membership_id: int) -> Membership | None: ...
    async def add_membership(
        self, account_id: int, household_id: int, member_id: int | None, state: MembershipState, now: datetime
    ) -> Membership: ...
    async def set_membership(
        self, membership_id: int, *, member_id: int | None, state: MembershipState, now: datetime
    ) -> None: ...
    async def joined_households(self, since: datetime, until: datetime) -> list[int]:
        """Return the households whose first account joined in [since, until)."""

    async def audience(self, after_id: int, limit: int) -> list[Account]:
        """Return reachable accounts that have joined (household or cadre), by id, after this id."""

    async def lost(self) -> list[int]:
        """Return the accounts that have joined and can't be written to."""

    async def households_reached(self) -> set[int]:
        """Return the households of which somebody who can be written to has joined."""

    async def households_joined(self) -> set[int]:
        """Return the households of which anybody has joined, reachable or not."""
