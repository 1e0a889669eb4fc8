"""Matters of the village's deliberation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.domain.matter import CostLine, Matter, MatterEvent, MatterPart, Payer
from bot.domain.matter_life import Stage
from bot.domain.matter_number import MatterNumber
from bot.domain.times import from_micros, to_micros
from storage.content_text import content as content_of
from storage.content_text import stored
from storage.json_text import storable
from storage.queries import Table


class Matters(Table):
    """Fulfils bot.ports.matters.Matters."""

    async def add(self, matter: Matter) -> Matter:
        """Begin a matter; return it with its id."""
        begun = {"year": matter.number.year, "begun_at": to_micros(matter.begun_at)}
        row = await self.one("add", **begun, **_values(matter))
        return replace(matter, id=row["id"], number=MatterNumber(matter.number.year, 0))

    async def give_number(self, matter_id: int, year: int) -> MatterNumber:
        """Give a matter the year's next running number, where it has none."""
        row = await self.one("number", id=matter_id, year=year)
        return MatterNumber(row["year"], row["serial"])

    async def get(self, matter_id: int) -> Matter | None:
        """Return one matter."""
        row = await self.one("get", id=matter_id)
        return _matter(row) if row else None

    async def by_number(self, number: MatterNumber) -> Matter | None:
        """Return the matter that a number names."""
        row = await self.one("by_number", year=number.year, serial=number.serial)
        return _matter(row) if row else None

    async def save(self, matter: Matter) -> None:
        """Change a matter."""
        await self.run("save", id=matter.id, **_values(matter))

    async def under_way(self) -> list[Matter]:
        """Return what the village knows of and has not ended."""
        return [_matter(row) for row in await self.all("under_way")]

    async def ended(self, limit: int, *, offset: int = 0) -> list[Matter]:
        """Return what has ended, the latest first."""
        return [_matter(row) for row in await self.all("ended", most=limit, skipped=offset)]

    async def ended_between(self, since: datetime, until: datetime) -> list[Matter]:
        """Return what ended within some time."""
        found = await self.all("ended_between", since=to_micros(since), until=to_micros(until))
        return [_matter(row) for row in found]

    async def of_account(self, account_id: int) -> list[Matter]:
        """Return what an account has written, newest first."""
        return [_matter(row) for row in await self.all("of_account", account_id=account_id)]

    async def add_part(self, matter_id: int, part: MatterPart) -> None:
        """Add to what a proposal says and shows."""
        await self.run(
            "add_part",
            matter_id=matter_id,
            content=stored(part.content),
            album=storable(part.album) if part.album else None,
            message_id=part.message_id,
        )

    async def clear_parts(self, matter_id: int) -> None:
        """Delete what a proposal says and shows."""
        await self.run("clear_parts", matter_id=matter_id)

    async def parts(self, matter_id: int) -> list[MatterPart]:
        """Return what a proposal says and shows."""
        return [_part(row) for row in await self.all("parts", matter_id=matter_id)]

    async def record(self, event: MatterEvent) -> None:
        """Add to a matter's history."""
        await self.run(
            "record",
            matter_id=event.matter_id,
            step=event.step,
            at=to_micros(event.at),
            cadre_id=event.cadre_id,
            day=_iso(event.day),
            words=storable(event.words),
        )

    async def history(self, matter_id: int) -> list[MatterEvent]:
        """Return what has happened to a matter."""
        return [_event(row) for row in await self.all("history", matter_id=matter_id)]

    async def set_costs(self, matter_id: int, lines: Sequence[CostLine]) -> None:
        """Put these lines in the place of what a matter has cost."""
        await self.run("clear_costs", matter_id=matter_id)
        for line in lines:
            await self.run("add_cost", matter_id=matter_id, name=storable(line.name), fen=line.fen)

    async def costs(self, matter_id: int) -> list[CostLine]:
        """Return what a matter has cost."""
        return [CostLine(row["name"], row["fen"]) for row in await self.all("costs", matter_id=matter_id)]


def _values(matter: Matter) -> dict[str, object]:
    return {
        "account_id": matter.account_id,
        "household_id": matter.household_id,
        "stage": matter.stage.value,
        "since": to_micros(matter.since),
        "title": storable(matter.title),
        "place": storable(matter.place),
        "cost": matter.cost,
        "payer": matter.payer.value,
        "lead_id": matter.lead_id,
        "noticed_at": _micros(matter.noticed_at),
        "opens_at": _micros(matter.opens_at),
        "closes_at": _micros(matter.closes_at),
        "extended": int(matter.extended),
        "starts_on": _iso(matter.starts_on),
        "due_on": _iso(matter.due_on),
        "ended_at": _micros(matter.ended_at),
        "reason": storable(matter.reason),
    }


def _matter(row: Any) -> Matter:  # noqa: ANN401 - a driver's row
    return Matter(
        id=row["id"],
        number=MatterNumber(row["year"], row["serial"] or 0),
        stage=Stage(row["stage"]),
        since=from_micros(row["since"]),
        begun_at=from_micros(row["begun_at"]),
        account_id=row["account_id"],
        household_id=row["household_id"],
        title=row["title"],
        place=row["place"],
        cost=row["cost"],
        payer=Payer(row["payer"]),
        lead_id=row["lead_id"],
        noticed_at=_instant(row["noticed_at"]),
        opens_at=_instant(row["opens_at"]),
        closes_at=_instant(row["closes_at"]),
        extended=bool(row["extended"]),
        starts_on=_day(row["starts_on"]),
        due_on=_day(row["due_on"]),
        ended_at=_instant(row["ended_at"]),
        reason=row["reason"],
    )


def _part(row: Any) -> MatterPart:  # noqa: ANN401 - a driver's row
    said = content_of(row["content"])
    assert said is not None, "a part is deleted, not blanked"
    return MatterPart(said, row["album"], row["message_id"])


def _event(row: Any) -> MatterEvent:  # noqa: ANN401 - a driver's row
    return MatterEvent(
        matter_id=row["matter_id"],
        step=row["step"],
        at=from_micros(row["at"]),
        cadre_id=row["cadre_id"],
        day=_day(row["day"]),
        words=row["words"],
    )


def _micros(at: datetime | None) -> int | None:
    return None if at is None else to_micros(at)


def _instant(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
