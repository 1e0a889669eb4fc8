"""What the use cases need of storage: people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.directory import Directory, Leave
    from bot.domain.people import Cadre, Household, Member


class People(Protocol):
    """Households, members and cadres, as the roster has them."""

    async def household(self, household_id: int) -> Household | None: ...
    async def households(self) -> list[Household]:
        """Return all households, the deactivated too, by group and number."""

    async def household_by_number(self, number: str) -> Household | None: ...
    async def members(self, household_id: int) -> list[Member]:
        """Return the household's active members in the roster's order."""

    async def all_members(self) -> list[Member]:
        """Return every member of the village, the deactivated too."""

    async def member(self, member_id: int) -> Member | None: ...
    async def members_by_phone(self, phone: str) -> list[Member]:
        """Return the active members of active households with this number (see domain.phones)."""

    async def cadres(self) -> list[Cadre]:
        """Return all cadres, the deactivated too, in the roster's order."""

    async def directory(self) -> Directory:
        """Return the active cadres with duty, leave and who of them can be written to."""

    async def add_household(self, household: Household) -> Household:
        """Store a household (its id is ignored); return it with its id."""

    async def save_household(self, household: Household) -> None: ...
    async def add_member(self, member: Member, position: int) -> Member: ...
    async def save_member(self, member: Member, position: int) -> None: ...
    async def add_cadre(self, cadre: Cadre) -> Cadre: ...
    async def save_cadre(self, cadre: Cadre) -> None: ...
    async def set_duty(self, duty: Mapping[int, Sequence[int]]) -> None:
        """Replace the duty roster: weekday (0 = Monday) to cadres."""

    async def set_leave(self, leave: Leave) -> None:
        """Put a cadre on leave, replacing a leave of his."""
