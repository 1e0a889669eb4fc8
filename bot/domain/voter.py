"""Who taps for a household: its head, unless the household names another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.people import Household, Member, Membership, MembershipState


@dataclass(frozen=True, slots=True)
class Voter:
    """An account that has joined a household, and what it is called."""

    account_id: int
    name: str
    """The head's where the family shares the account."""
    is_head: bool


def voters(household: Household, members: Iterable[Member], memberships: Sequence[Membership]) -> list[Voter]:
    """Return who could tap for a household, who joined first standing first; the head before all."""
    names = {member.id: member.name for member in members}
    joined = [one for one in memberships if one.state is MembershipState.JOINED]
    found = []
    for one in joined:
        name = names.get(one.member_id, "") if one.member_id is not None else household.head
        found.append(Voter(one.account_id, name, name == household.head))
    return sorted(found, key=lambda voter: not voter.is_head)  # stable: the order of joining stays


def voter_of(candidates: Sequence[Voter], named: int | None) -> Voter | None:
    """Return who taps: whom the household named while he is of it, else its head, else who joined first."""
    return next(
        (voter for voter in candidates if voter.account_id == named), candidates[0] if candidates else None
    )


def may_name(account_id: int, candidates: Sequence[Voter], named: int | None) -> bool:
    """Whether an account may say who taps: whoever does now, and the head at any time."""
    now = voter_of(candidates, named)
    own = next((voter for voter in candidates if voter.account_id == account_id), None)
    return own is not None and (own.is_head or own == now)
