"""Reach: whom something that is sent to many goes to, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.domain.people import Account

EVERYBODY: Final = 1_000_000  # accounts: more than a village has


@dataclass(frozen=True, slots=True)
class Recipient:
    """An account that a bulletin goes to."""

    account: Account
    household_id: int | None
    """None for a cadre who is in no household."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far something has come that was sent to many."""

    accounts: int
    households: int
    waiting: int
    """Accounts to which it has still to be sent."""
