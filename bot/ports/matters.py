"""What the use cases need of storage: matters of the village's deliberation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.matter import CostLine, Matter, MatterEvent, MatterPart
    from bot.domain.matter_number import MatterNumber


class Matters(Protocol):
    """Matters, with their proposals, their history and their cost."""

    async def add(self, matter: Matter) -> Matter:
        """Begin a matter (its id and running number are ignored); return it with its id."""

    async def give_number(self, matter_id: int, year: int) -> MatterNumber:
        """Give a matter the year's next running number; one that has a number keeps it."""

    async def get(self, matter_id: int) -> Matter | None: ...
    async def by_number(self, number: MatterNumber) -> Matter | None: ...
    async def save(self, matter: Matter) -> None:
        """Change a matter; its number and when it was begun stay."""

    async def under_way(self) -> list[Matter]:
        """Return what the village knows of and has not ended, oldest first."""

    async def ended(self, limit: int, *, offset: int = 0) -> list[Matter]:
        """Return what has ended and the village knew of, the latest first."""

    async def ended_between(self, since: datetime, until: datetime) -> list[Matter]:
        """Return what ended in [since, until) and the village knew of, the earliest first."""

    async def of_account(self, account_id: int) -> list[Matter]:
        """Return what an account has written, drafts too, newest first."""

    async def add_part(self, matter_id: int, part: MatterPart) -> None: ...
    async def clear_parts(self, matter_id: int) -> None:
        """Delete all that a proposal says and shows."""

    async def parts(self, matter_id: int) -> list[MatterPart]:
        """Return what a proposal says and shows, in the order it was written."""

    async def record(self, event: MatterEvent) -> None:
        """Add to a matter's history."""

    async def history(self, matter_id: int) -> list[MatterEvent]:
        """Return what has happened to a matter, in order."""

    async def set_costs(self, matter_id: int, lines: Sequence[CostLine]) -> None:
        """Put these lines in the place of what a matter has cost."""

    async def costs(self, matter_id: int) -> list[CostLine]: ...
