"""What the use cases need of storage: cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.case import Case
    from bot.domain.case_event import CaseEvent
    from bot.domain.case_life import CaseState
    from bot.domain.case_number import CaseNumber


class Cases(Protocol):
    """Cases and the append-only history of what happened to them (ids only)."""

    async def add(self, case: Case) -> Case:
        """Store a case (its id is ignored); return it with its id.

        A running number of 0 stands for the year's next.
        """

    async def get(self, case_id: int) -> Case | None: ...
    async def by_number(self, number: CaseNumber) -> Case | None: ...
    async def save(self, case: Case) -> None: ...
    async def of_reporter(
        self, account_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return his cases in these states, newest first."""

    async def of_cadre(
        self, cadre_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return the cases that he is responsible for in these states, the earliest promised date first."""

    async def of_registrar(
        self, cadre_id: int, states: Sequence[CaseState], *, limit: int = 100, offset: int = 0
    ) -> list[Case]:
        """Return the cases that he registered for somebody, in these states, newest first."""

    async def withheld(self) -> list[Case]:
        """Return the cases that nobody has got (state WITHHELD), oldest first."""

    async def running(self) -> list[Case]:
        """Return the cases whose clock runs, the earliest promised date first."""

    async def merged_into(self, main_id: int) -> list[Case]:
        """Return the cases whose answer is that of another."""

    async def opened_between(self, since: datetime, until: datetime) -> list[Case]:
        """Return the cases whose first message fell into [since, until), by number."""

    async def first_steps(self, since: datetime, until: datetime) -> dict[int, dict[str, datetime]]:
        """Return when each step first happened to each of the cases opened in [since, until), by case id."""

    async def history(self, case_id: int) -> list[CaseEvent]:
        """Return what happened to a case, in order."""

    async def steps_by(
        self, account_id: int, since: datetime, until: datetime
    ) -> list[tuple[int, CaseEvent]]:
        """Return what an account did to cases in [since, until), each with the case's id, in order."""

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

    async def uncounted(self, until: datetime) -> list[Case]:
        """Return the cases opened before an instant that no disclosure has counted, oldest first.

        Complaints, and what was taken back, stay among them for ever.
        """

    async def count_in(self, case_ids: Sequence[int], disclosure_id: int) -> None:
        """Remember which disclosure counted these cases as received."""

    async def answered_since(self, since: datetime) -> list[Case]:
        """Return the cases that were first answered at an instant or later, whenever they came."""

    async def closed_since(self, since: datetime) -> list[Case]: ...
    async def steps_of(self, case_ids: Sequence[int]) -> dict[int, dict[str, datetime]]:
        """Return when each step first happened to each of these cases, by case id."""
