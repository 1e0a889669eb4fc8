"""Cases and their history."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, Final

from bot.domain.case import Case, Privacy
from bot.domain.case_event import CaseEvent
from bot.domain.case_life import CaseState, Outcome, Rating
from bot.domain.case_number import CaseNumber
from bot.domain.times import from_micros, to_micros
from bot.domain.topic import Topic
from storage.json_text import dumped, parsed
from storage.queries import Table

AT_ONCE: Final = 100  # rows made cases before others have their turn: a millisecond or two
SLOTS: Final = 10  # states that a query can be asked for


class Cases(Table):
    """Fulfils bot.ports.cases.Cases."""

    async def add(self, case: Case) -> Case:
        """Store a case; return it with its id, and the year's next number where it has none."""
        row = await self.one(
            "add",
            year=case.number.year,
            serial=case.number.serial or None,
            reporter_id=case.reporter_id,
            household_id=case.household_id,
            opened_at=to_micros(case.opened_at),
            **_changing(case),
        )
        return replace(case, id=row["id"], number=CaseNumber(case.number.year, row["serial"]))

    async def get(self, case_id: int) -> Case | None:
        """Return one case."""
        row = await self.one("get", id=case_id)
        return _case(row) if row else None

    async def by_number(self, number: CaseNumber) -> Case | None:
        """Return the case that a number names."""
        row = await self.one("by_number", year=number.year, serial=number.serial)
        return _case(row) if row else None

    async def save(self, case: Case) -> None:
        """Change a case."""
        await self.run("save", id=case.id, **_changing(case))

    async def of_reporter(
        self, account_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return a reporter's cases in these states, newest first."""
        found = await self.all(
            "of_reporter", reporter_id=account_id, most=limit, skipped=offset, **_slots(states)
        )
        return [_case(row) for row in found]

    async def of_cadre(
        self, cadre_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return what a cadre is responsible for in these states, the earliest promised date first."""
        found = await self.all("of_cadre", cadre_id=cadre_id, most=limit, skipped=offset, **_slots(states))
        return [_case(row) for row in found]

    async def of_registrar(
        self, cadre_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return what a cadre registered for somebody, in these states, newest first."""
        found = await self.all(
            "of_registrar", cadre_id=cadre_id, most=limit, skipped=offset, **_slots(states)
        )
        return [_case(row) for row in found]

    async def withheld(self) -> list[Case]:
        """Return the cases that nobody has got."""
        return [_case(row) for row in await self.all("withheld")]

    async def running(self) -> list[Case]:
        """Return the cases whose clock runs, the earliest promised date first."""
        return await _in_turns(await self.all("running"))

    async def merged_into(self, main_id: int) -> list[Case]:
        """Return the cases whose answer is that of another."""
        return [_case(row) for row in await self.all("merged_into", main_id=main_id)]

    async def opened_between(self, since: datetime, until: datetime) -> list[Case]:
        """Return the cases whose first message fell into [since, until)."""
        return await _in_turns(
            await self.all("opened_between", since=to_micros(since), until=to_micros(until))
        )

    async def first_steps(self, since: datetime, until: datetime) -> dict[int, dict[str, datetime]]:
        """Return when each step first happened to each of the cases opened in [since, until)."""
        found: dict[int, dict[str, datetime]] = {}
        rows = await self.all("first_steps", since=to_micros(since), until=to_micros(until))
        for place, row in enumerate(rows, start=1):
            if place % (AT_ONCE * 10) == 0:
                await asyncio.sleep(0)
            found.setdefault(row["case_id"], {})[row["step"]] = from_micros(row["at"])
        return found

    async def history(self, case_id: int) -> list[CaseEvent]:
        """Return what happened to a case, in order."""
        return [_event(row) for row in await self.all("history", case_id=case_id)]

    async def steps_by(
        self, account_id: int, since: datetime, until: datetime
    ) -> list[tuple[int, CaseEvent]]:
        """Return what an account did in [since, until), each with the case's id, in order."""
        rows = await self.all(
            "steps_by", account_id=account_id, since=to_micros(since), until=to_micros(until)
        )
        return [(row["case_id"], _event(row)) for row in rows]

    async def record(
        self,
        case_id: int,
        step: str,
        at: datetime,
        *,
        account_id: int | None = None,
        cadre_id: int | None = None,
        entry_id: int | None = None,
    ) -> None:
        """Append an event to a case's history."""
        await self.run(
            "record",
            case_id=case_id,
            step=step,
            at=to_micros(at),
            account_id=account_id,
            cadre_id=cadre_id,
            entry_id=entry_id,
        )

    async def uncounted(self, until: datetime) -> list[Case]:
        """Return the cases opened before an instant that no disclosure has counted."""
        return [_case(row) for row in await self.all("uncounted", until=to_micros(until))]

    async def count_in(self, case_ids: Sequence[int], disclosure_id: int) -> None:
        """Remember which disclosure counted these cases as received."""
        await self.many("count_in", [{"id": one, "disclosure_id": disclosure_id} for one in case_ids])

    async def answered_since(self, since: datetime) -> list[Case]:
        """Return the cases that were first answered at an instant or later."""
        return [_case(row) for row in await self.all("answered_since", since=to_micros(since))]

    async def closed_since(self, since: datetime) -> list[Case]:
        """Return the cases that were closed at an instant or later."""
        return [_case(row) for row in await self.all("closed_since", since=to_micros(since))]

    async def steps_of(self, case_ids: Sequence[int]) -> dict[int, dict[str, datetime]]:
        """Return when each step first happened to each of these cases."""
        found: dict[int, dict[str, datetime]] = {}
        for case_id in case_ids:
            steps = found.setdefault(case_id, {})
            for row in await self.all("history", case_id=case_id):
                steps.setdefault(row["step"], from_micros(row["at"]))
        return found


async def _in_turns(rows: Sequence[Any]) -> list[Case]:
    """Return many rows as cases, letting others have their turn in between."""
    cases: list[Case] = []
    for start in range(0, len(rows), AT_ONCE):
        cases += map(_case, rows[start : start + AT_ONCE])
        await asyncio.sleep(0)
    return cases


def _slots(states: Sequence[CaseState]) -> dict[str, object]:
    """Return the query's ten states, unused ones filled with a repetition: so an index serves them."""
    if not states:
        return {f"state_{slot}": "" for slot in range(1, SLOTS + 1)}
    return {f"state_{slot}": states[min(slot, len(states)) - 1].value for slot in range(1, SLOTS + 1)}


def _changing(case: Case) -> dict[str, object]:
    return {
        "topic": case.topic.value if case.topic else None,
        "about_id": case.about_id,
        "state": case.state.value,
        "responsible_id": case.responsible_id,
        "first_due_at": to_micros(case.first_due_at),
        "due_at": to_micros(case.due_at),
        "planned_for": case.planned_for.isoformat() if case.planned_for else None,
        "seen_at": _micros(case.seen_at),
        "answered_at": _micros(case.answered_at),
        "first_answered_at": _micros(case.first_answered_at),
        "on_the_spot": int(case.on_the_spot),
        "closed_at": _micros(case.closed_at),
        "outcome": case.outcome.value if case.outcome else None,
        "rating": case.rating.value if case.rating else None,
        "reopenings": case.reopenings,
        "handovers": case.handovers,
        "appealed": int(case.appealed),
        "registered_by": case.registered_by,
        "privacy": dumped(asdict(case.privacy)) if case.privacy else None,
        "merged_into": case.merged_into,
        "names_cadre": int(case.names_cadre),
    }


def _micros(at: datetime | None) -> int | None:
    return to_micros(at) if at is not None else None


def _instant(micros: int | None) -> datetime | None:
    return from_micros(micros) if micros is not None else None


def _case(row: Any) -> Case:  # noqa: ANN401 - a driver's row
    return Case(
        id=row["id"],
        number=CaseNumber(row["year"], row["serial"]),
        reporter_id=row["reporter_id"],
        household_id=row["household_id"],
        topic=Topic(row["topic"]) if row["topic"] else None,
        about_id=row["about_id"],
        state=CaseState(row["state"]),
        responsible_id=row["responsible_id"],
        opened_at=from_micros(row["opened_at"]),
        first_due_at=from_micros(row["first_due_at"]),
        due_at=from_micros(row["due_at"]),
        planned_for=date.fromisoformat(row["planned_for"]) if row["planned_for"] else None,
        seen_at=_instant(row["seen_at"]),
        answered_at=_instant(row["answered_at"]),
        first_answered_at=_instant(row["first_answered_at"]),
        on_the_spot=bool(row["on_the_spot"]),
        closed_at=_instant(row["closed_at"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        rating=Rating(row["rating"]) if row["rating"] else None,
        reopenings=row["reopenings"],
        handovers=row["handovers"],
        appealed=bool(row["appealed"]),
        registered_by=row["registered_by"],
        privacy=Privacy(**parsed(row["privacy"])) if row["privacy"] else None,
        merged_into=row["merged_into"],
        names_cadre=bool(row["names_cadre"]),
    )


def _event(row: Any) -> CaseEvent:  # noqa: ANN401 - a driver's row
    return CaseEvent(row["step"], from_micros(row["at"]), row["account_id"], row["cadre_id"], row["entry_id"])
