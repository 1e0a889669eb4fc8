"""Visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.times import from_micros, to_micros
from bot.domain.visit import HouseholdsWord, Visit
from storage.queries import Table


class Visits(Table):
    """Fulfils bot.ports.visits.Visits."""

    async def add(self, visit: Visit) -> Visit:
        """Store a visit; return it with its id."""
        row = await self.one(
            "add",
            cadre_id=visit.cadre_id,
            household_id=visit.household_id,
            day=visit.day.isoformat(),
            recorded_at=to_micros(visit.recorded_at),
            **_changing(visit),
        )
        return replace(visit, id=row["id"])

    async def get(self, visit_id: int) -> Visit | None:
        """Return one visit."""
        row = await self.one("get", id=visit_id)
        return _visit(row) if row else None

    async def save(self, visit: Visit) -> None:
        """Store what is said of a visit."""
        await self.run("save", id=visit.id, **_changing(visit))

    async def remove(self, visit_id: int) -> None:
        """Delete a visit with its notes."""
        for query in ("part", "remove_notes", "remove"):
            await self.run(query, id=visit_id)

    async def on_day(self, household_id: int, day: date) -> list[Visit]:
        """Return everybody's visits to a household on a day."""
        return [
            _visit(row) for row in await self.all("on_day", household_id=household_id, day=day.isoformat())
        ]

    async def together(self, visit_id: int) -> list[Visit]:
        """Return the visits of colleagues who went along."""
        return [_visit(row) for row in await self.all("together", id=visit_id)]

    async def of_cadre(self, cadre_id: int, since: date, until: date) -> list[Visit]:
        """Return a cadre's visits on the days of [since, until)."""
        found = await self.all(
            "of_cadre", cadre_id=cadre_id, since_day=since.isoformat(), until_day=until.isoformat()
        )
        return [_visit(row) for row in found]

    async def of_household(self, household_id: int) -> list[Visit]:
        """Return every visit to a household."""
        return [_visit(row) for row in await self.all("of_household", household_id=household_id)]

    async def between(self, since: date, until: date) -> list[Visit]:
        """Return all visits on the days of [since, until)."""
        found = await self.all("between", since_day=since.isoformat(), until_day=until.isoformat())
        return [_visit(row) for row in found]

    async def held_between(self, since: datetime, until: datetime) -> list[Visit]:
        """Return the visits that count and were recorded in [since, until)."""
        found = await self.all("held_between", since=to_micros(since), until=to_micros(until))
        return [_visit(row) for row in found]

    async def last_days(self) -> dict[int, date]:
        """Return the last day on which each household was visited."""
        found = await self.all("last_days")
        return {row["id"]: date.fromisoformat(row["day"]) for row in found if row["day"] is not None}


def _changing(visit: Visit) -> dict[str, object]:
    return {
        "together_with": visit.together_with,
        "word": visit.word.value if visit.word else None,
        "case_id": visit.case_id,
    }


def _visit(row: Any) -> Visit:  # noqa: ANN401 - a driver's row
    return Visit(
        id=row["id"],
        cadre_id=row["cadre_id"],
        household_id=row["household_id"],
        day=date.fromisoformat(row["day"]),
        recorded_at=from_micros(row["recorded_at"]),
        together_with=row["together_with"],
        word=HouseholdsWord(row["word"]) if row["word"] else None,
        case_id=row["case_id"],
    )
