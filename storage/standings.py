"""Who stands behind an account, and what is open with him."""

from __future__ import annotations

from typing import Any

from bot.domain.dialogue import Dialogue, DialogueKind
from bot.domain.people import Cadre, Household, Member, Membership, MembershipState, Person
from bot.domain.roster import HouseholdKind
from bot.domain.standing import Standing
from bot.domain.times import from_micros
from storage.accounts import account_of
from storage.people import centers
from storage.queries import Table


class Standings(Table):
    """Fulfils bot.ports.standings.Standings."""

    async def of(self, telegram_id: int) -> Standing | None:
        """Return the standing of the account behind Telegram's user id."""
        row = await self.one("of", telegram_id=telegram_id, account_id=None)
        return _standing(row) if row else None

    async def of_account(self, account_id: int) -> Standing | None:
        """Return the standing of an account."""
        row = await self.one("of", telegram_id=None, account_id=account_id)
        return _standing(row) if row else None


def _standing(row: Any) -> Standing:  # noqa: ANN401 - a driver's row, here and below
    person = Person(
        account=account_of(row),
        membership=_joined(row),
        household=_household(row),
        member=_member(row),
        cadre=_cadre(row),
        pending=_asked(row),
    )
    closed = row["last_closed_at"]
    return Standing(
        person,
        _dialogue(row),
        has_open_cases=bool(row["has_open_cases"]),
        closed_at=None if closed is None else from_micros(closed),
    )


def _joined(row: Any) -> Membership | None:  # noqa: ANN401
    if row["household_id"] is None:
        return None
    return Membership(
        id=row["joined_id"],
        account_id=row["id"],
        household_id=row["household_id"],
        member_id=row["member_id"],
        state=MembershipState.JOINED,
        since=from_micros(row["joined_since"]),
    )


def _asked(row: Any) -> Membership | None:  # noqa: ANN401
    if row["asked_id"] is None:
        return None
    return Membership(
        id=row["asked_id"],
        account_id=row["id"],
        household_id=row["asked_household"],
        member_id=row["asked_member"],
        state=MembershipState(row["asked_state"]),
        since=from_micros(row["asked_since"]),
    )


def _household(row: Any) -> Household | None:  # noqa: ANN401
    if row["household_id"] is None:
        return None
    kind = HouseholdKind(row["kind"])
    return Household(row["household_id"], row["number"], row["group_no"], row["head"], kind)


def _member(row: Any) -> Member | None:  # noqa: ANN401
    if row["member_of"] is None:
        return None
    return Member(
        row["member_id"],
        row["member_of"],
        row["member_name"],
        row["member_phone"],
        bool(row["member_active"]),
    )


def _cadre(row: Any) -> Cadre | None:  # noqa: ANN401
    if row["cadre_id"] is None:
        return None
    return Cadre(
        id=row["cadre_id"],
        name=row["cadre_name"],
        duties=row["duties"],
        phone=row["cadre_phone"],
        centers=centers(row["centers"]),
        leads=centers(row["leads"]),
        group=row["cadre_group"],
        large_household_id=row["large_household_id"],
        poor_household_id=row["poor_household_id"],
        is_secretary=bool(row["is_secretary"]),
        is_township=bool(row["is_township"]),
        substitute_id=row["substitute_id"],
        position=row["position"],
    )


def _dialogue(row: Any) -> Dialogue | None:  # noqa: ANN401
    if row["dialogue_kind"] is None:
        return None
    kind, since = DialogueKind(row["dialogue_kind"]), from_micros(row["dialogue_since"])
    return Dialogue(row["id"], kind, row["subject"], since, row["object"], row["draft"] or "")
