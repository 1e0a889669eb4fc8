"""Telegram accounts and their ties to the roster."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.people import Account, Membership, MembershipState
from bot.domain.style import Style
from bot.domain.times import from_micros, to_micros
from storage.json_text import storable
from storage.queries import Table


class Accounts(Table):
    """Fulfils bot.ports.accounts.Accounts."""

    async def by_telegram_id(self, telegram_id: int) -> Account | None:
        """Return the account behind Telegram's user id."""
        row = await self.one("by_telegram_id", telegram_id=telegram_id)
        return account_of(row) if row else None

    async def get(self, account_id: int) -> Account | None:
        """Return one account."""
        row = await self.one("get", id=account_id)
        return account_of(row) if row else None

    async def add(self, telegram_id: int, locale: str, now: datetime) -> Account:
        """Make an account known."""
        return account_of(
            await self.one("add", telegram_id=telegram_id, locale=storable(locale), now=to_micros(now))
        )

    async def set_reachable(self, account_id: int, *, reachable: bool) -> None:
        """Remember whether it can be written to."""
        await self.run("set_reachable", id=account_id, reachable=int(reachable))

    async def set_locale(self, account_id: int, locale: str) -> None:
        """Remember its language."""
        await self.run("set_locale", id=account_id, locale=storable(locale))

    async def set_style(self, account_id: int, style: Style) -> None:
        """Remember how he gets disclosures."""
        await self.run("set_style", id=account_id, style=style.value)

    async def of_cadre(self, cadre_id: int) -> Account | None:
        """Return the account by which a cadre speaks."""
        row = await self.one("of_cadre", cadre_id=cadre_id)
        return account_of(row) if row else None

    async def cadre_id(self, account_id: int) -> int | None:
        """Return the cadre who speaks by an account."""
        row = await self.one("cadre_id", account_id=account_id)
        return row["cadre_id"] if row else None

    async def bind_cadre(self, account_id: int, cadre_id: int, now: datetime) -> None:
        """Make this account the cadre's, replacing an earlier account of his and an earlier office of it."""
        await self.run("release_cadre", cadre_id=cadre_id)
        await self.run("release_account", account_id=account_id)
        await self.run("bind_cadre", cadre_id=cadre_id, account_id=account_id, now=to_micros(now))

    async def release_cadre(self, cadre_id: int) -> None:
        """Take a cadre's account from him."""
        await self.run("release_cadre", cadre_id=cadre_id)

    async def memberships(self, account_id: int) -> list[Membership]:
        """Return an account's living memberships, newest first."""
        return [_membership(row) for row in await self.all("memberships", account_id=account_id)]

    async def memberships_of_household(self, household_id: int) -> list[Membership]:
        """Return a household's living memberships, oldest first."""
        found = await self.all("memberships_of_household", household_id=household_id)
        return [_membership(row) for row in found]

    async def membership(self, membership_id: int) -> Membership | None:
        """Return one membership."""
        row = await self.one("membership", id=membership_id)
        return _membership(row) if row else None

    async def add_membership(
        self, account_id: int, household_id: int, member_id: int | None, state: MembershipState, now: datetime
    ) -> Membership:
        """Begin a membership."""
        row = await self.one(
            "add_membership",
            account_id=account_id,
            household_id=household_id,
            member_id=member_id,
            state=state.value,
            now=to_micros(now),
        )
        return _membership(row)

    async def set_membership(
        self, membership_id: int, *, member_id: int | None, state: MembershipState, now: datetime
    ) -> None:
        """Move a membership on."""
        await self.run(
            "set_membership", id=membership_id, member_id=member_id, state=state.value, now=to_micros(now)
        )

    async def joined_households(self, since: datetime, until: datetime) -> list[int]:
        """Return the households whose first account joined in [since, until)."""
        found = await self.all("joined_households", since=to_micros(since), until=to_micros(until))
        return [row["household_id"] for row in found]

    async def audience(self, after_id: int, limit: int) -> list[Account]:
        """Return reachable accounts that have joined, by id, after this id."""
        return [account_of(row) for row in await self.all("audience", after_id=after_id, most=limit)]

    async def lost(self) -> list[int]:
        """Return the accounts that have joined and can't be written to."""
        return [row["id"] for row in await self.all("lost")]

    async def households_reached(self) -> set[int]:
        """Return the households of which somebody who can be written to has joined."""
        return {row["household_id"] for row in await self.all("households_reached")}

    async def households_joined(self) -> set[int]:
        """Return the households of which anybody has joined."""
        return {row["household_id"] for row in await self.all("households_joined")}


def account_of(row: Any) -> Account:  # noqa: ANN401 - a driver's row
    """Return the account that a row tells of."""
    return Account(row["id"], row["telegram_id"], row["locale"], bool(row["reachable"]), Style(row["style"]))


def _membership(row: Any) -> Membership:  # noqa: ANN401 - a driver's row
    return Membership(
        id=row["id"],
        account_id=row["account_id"],
        household_id=row["household_id"],
        member_id=row["member_id"],
        state=MembershipState(row["state"]),
        since=from_micros(row["since"]),
    )
