"""Households, members and cadres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.centers import Center
from bot.domain.directory import Directory, Leave
from bot.domain.people import Cadre, Household, Member
from bot.domain.roster import HouseholdKind
from storage.queries import Table


class People(Table):
    """Fulfils bot.ports.people.People."""

    async def household(self, household_id: int) -> Household | None:
        """Return one household."""
        row = await self.one("household", id=household_id)
        return _household(row) if row else None

    async def households(self) -> list[Household]:
        """Return all households, the deactivated too."""
        return [_household(row) for row in await self.all("households")]

    async def household_by_number(self, number: str) -> Household | None:
        """Return the household that a number names."""
        row = await self.one("household_by_number", number=number)
        return _household(row) if row else None

    async def members(self, household_id: int) -> list[Member]:
        """Return a household's active members."""
        return [_member(row) for row in await self.all("members", household_id=household_id)]

    async def all_members(self) -> list[Member]:
        """Return every member of the village."""
        return [_member(row) for row in await self.all("all_members")]

    async def member(self, member_id: int) -> Member | None:
        """Return one member."""
        row = await self.one("member", id=member_id)
        return _member(row) if row else None

    async def members_by_phone(self, phone: str) -> list[Member]:
        """Return the active members with this number."""
        return [_member(row) for row in await self.all("members_by_phone", phone=phone)]

    async def cadres(self) -> list[Cadre]:
        """Return all cadres, the deactivated too."""
        return [_cadre(row) for row in await self.all("cadres")]

    async def directory(self) -> Directory:
        """Return who serves the village today."""
        return _directory(await self.all("directory"))

    async def add_household(self, household: Household) -> Household:
        """Store a household; return it with its id."""
        row = await self.one("add_household", **_household_values(household))
        return replace(household, id=row["id"])

    async def save_household(self, household: Household) -> None:
        """Change a household."""
        await self.one("save_household", id=household.id, **_household_values(household))

    async def add_member(self, member: Member, position: int) -> Member:
        """Store a member; return him with his id."""
        row = await self.one(
            "add_member", household_id=member.household_id, **_member_values(member, position)
        )
        return replace(member, id=row["id"])

    async def save_member(self, member: Member, position: int) -> None:
        """Change a member."""
        await self.one("save_member", id=member.id, **_member_values(member, position))

    async def add_cadre(self, cadre: Cadre) -> Cadre:
        """Store a cadre; return him with his id."""
        row = await self.one("add_cadre", **_cadre_values(cadre))
        return replace(cadre, id=row["id"])

    async def save_cadre(self, cadre: Cadre) -> None:
        """Change a cadre."""
        await self.one("save_cadre", id=cadre.id, **_cadre_values(cadre))

    async def set_duty(self, duty: Mapping[int, Sequence[int]]) -> None:
        """Replace the duty roster."""
        await self.run("clear_duty")
        rows: list[dict[str, object]] = [
            {"weekday": weekday, "position": position, "cadre_id": cadre_id}
            for weekday, cadre_ids in duty.items()
            for position, cadre_id in enumerate(cadre_ids)
        ]
        await self.many("add_duty", rows)

    async def set_leave(self, leave: Leave) -> None:
        """Put a cadre on leave."""
        await self.run(
            "set_leave",
            cadre_id=leave.cadre_id,
            since_day=leave.since.isoformat(),
            until_day=leave.until.isoformat(),
        )


def _household(row: Any) -> Household:  # noqa: ANN401 - a driver's row
    return Household(
        id=row["id"],
        number=row["number"],
        group=row["group_no"],
        head=row["head"],
        kind=HouseholdKind(row["kind"]),
        active=bool(row["active"]),
    )


def _household_values(household: Household) -> dict[str, object]:
    return {
        "number": household.number,
        "group_no": household.group,
        "head": household.head,
        "kind": household.kind.value,
        "active": int(household.active),
    }


def _member(row: Any) -> Member:  # noqa: ANN401 - a driver's row
    return Member(
        row["id"], row["household_id"], row["name"], row["phone"], bool(row["active"]), row["forgotten"]
    )


def _member_values(member: Member, position: int) -> dict[str, object]:
    return {"name": member.name, "phone": member.phone, "active": int(member.active), "position": position}


def _cadre(row: Any) -> Cadre:  # noqa: ANN401 - a driver's row
    return Cadre(
        id=row["id"],
        name=row["name"],
        duties=row["duties"],
        phone=row["phone"],
        centers=centers(row["centers"]),
        leads=centers(row["leads"]),
        group=row["group_no"],
        large_household_id=row["large_household_id"],
        poor_household_id=row["poor_household_id"],
        is_secretary=bool(row["is_secretary"]),
        is_township=bool(row["is_township"]),
        substitute_id=row["substitute_id"],
        active=bool(row["active"]),
        position=row["position"],
    )


def _directory(rows: Sequence[Any]) -> Directory:
    """Return the directory; there is a row for each cadre and day of his duty."""
    cadres = {row["id"]: _cadre(row) for row in rows}
    on_duty = sorted((row["weekday"], row["place"], row["id"]) for row in rows if row["weekday"] is not None)
    duty: dict[int, tuple[int, ...]] = {}
    for weekday, _place, cadre_id in on_duty:
        duty[weekday] = (*duty.get(weekday, ()), cadre_id)
    leaves = {
        row["id"]: Leave(
            row["id"], date.fromisoformat(row["since_day"]), date.fromisoformat(row["until_day"])
        )
        for row in rows
        if row["since_day"] is not None
    }
    joined = frozenset(row["id"] for row in rows if row["joined"])
    return Directory(tuple(cadres.values()), duty, tuple(leaves.values()), joined)


def centers(text: str) -> frozenset[Center]:
    """Return the centers that a column names."""
    return frozenset(Center(key) for key in text.split())


def _cadre_values(cadre: Cadre) -> dict[str, object]:
    return {
        "name": cadre.name,
        "duties": cadre.duties,
        "phone": cadre.phone,
        "centers": " ".join(sorted(cadre.centers)),
        "leads": " ".join(sorted(cadre.leads)),
        "group_no": cadre.group,
        "large_household_id": cadre.large_household_id,
        "poor_household_id": cadre.poor_household_id,
        "is_secretary": int(cadre.is_secretary),
        "is_township": int(cadre.is_township),
        "substitute_id": cadre.substitute_id,
        "active": int(cadre.active),
        "position": cadre.position,
    }
