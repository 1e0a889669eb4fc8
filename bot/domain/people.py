"""Who lives in the village and who serves it, and the accounts by which they speak to the bot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.centers import Center
from bot.domain.roster import HouseholdKind
from bot.domain.style import Style


@dataclass(frozen=True, slots=True)
class Household:
    """One household: it holds one contact card and votes once."""

    id: int
    number: str
    group: int
    head: str
    kind: HouseholdKind
    active: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """A registered member of a household (a villager)."""

    id: int
    household_id: int
    name: str
    phone: str | None
    active: bool = True
    forgotten: int | None = None
    """His mark (bot.domain.forgotten), where he asked to be forgotten: his name is gone then."""


@dataclass(frozen=True, slots=True)
class Cadre:
    """A cadre, or the township's contact, as the roster names him."""

    id: int
    name: str
    duties: str
    phone: str | None
    centers: frozenset[Center] = frozenset()
    leads: frozenset[Center] = frozenset()
    group: int | None = None
    large_household_id: int | None = None
    poor_household_id: int | None = None
    is_secretary: bool = False
    is_township: bool = False
    substitute_id: int | None = None
    active: bool = True
    position: int = 0
    """Row in the roster: the order in which people are used to seeing the cadres."""


@dataclass(frozen=True, slots=True)
class Account:
    """A Telegram account that has written to the bot at least once."""

    id: int
    telegram_id: int
    locale: str
    reachable: bool
    """False once Telegram said that the person blocked the bot or deleted the account."""
    style: Style = Style.PICTURE
    """How he gets disclosures."""


class MembershipState(StrEnum):
    """How far an account has come into a household."""

    CHOOSING = "choosing"
    """Agreed to join, has not yet said which member he is."""
    PENDING = "pending"
    """Waits for one tap by somebody of the household who has joined, or by the paired cadre."""
    JOINED = "joined"
    REFUSED = "refused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Membership:
    """An account's place in a household."""

    id: int
    account_id: int
    household_id: int
    member_id: int | None
    """None where the whole family shares the account."""
    state: MembershipState
    since: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Everything that decides what an account may do: the account and its ties to the roster."""

    account: Account
    membership: Membership | None = None
    household: Household | None = None
    member: Member | None = None
    cadre: Cadre | None = None
    pending: Membership | None = field(default=None)
    """A membership asked for and not yet granted."""

    @property
    def is_villager(self) -> bool:
        """Whether he speaks for a household."""
        return self.household is not None

    @property
    def is_stranger(self) -> bool:
        """Whether the bot knows nobody behind this account."""
        return self.household is None and self.cadre is None

    @property
    def name(self) -> str:
        """The roster's name for him; empty for a stranger (Telegram's own name proves nothing)."""
        if self.member is not None:
            return self.member.name
        if self.household is not None:
            return self.household.head
        return self.cadre.name if self.cadre is not None else ""
