"""What the use cases need of storage: visits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.domain.visit import Visit


class Visits(Protocol):
    """Cadres' visits to households (谈心活动, 走访记录)."""

    async def add(self, visit: Visit) -> Visit:
        """Store a visit (its id is ignored); return it with its id."""

    async def get(self, visit_id: int) -> Visit | None: ...
    async def save(self, visit: Visit) -> None:
        """Store the household's word, the case, and with whose visit it is one."""

    async def remove(self, visit_id: int) -> None:
        """Delete a visit with its notes; a colleague who went along keeps his own."""

    async def on_day(self, household_id: int, day: date) -> list[Visit]:
        """Return everybody's visits to a household on a day, the first recorded first."""

    async def together(self, visit_id: int) -> list[Visit]:
        """Return the visits of colleagues who went along on this one."""

    async def of_cadre(self, cadre_id: int, since: date, until: date) -> list[Visit]:
        """Return a cadre's visits on the days of [since, until), by day."""

    async def of_household(self, household_id: int) -> list[Visit]:
        """Return every visit to a household, by day."""

    async def between(self, since: date, until: date) -> list[Visit]:
        """Return all visits on the days of [since, until), by day."""

    async def held_between(self, since: datetime, until: datetime) -> list[Visit]:
        """Return the visits that count and were recorded in [since, until).

        Each stands in exactly one of times that follow each other, also one that was recorded days later.
        What the household says never took place is left out.
        """

    async def last_days(self) -> dict[int, date]:
        """Return the last day on which each household was visited, by its id; who never was, is not in it."""
