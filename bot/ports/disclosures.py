"""What the use cases need of storage: month-end disclosures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.disclosure import Disclosure
    from bot.domain.month import Month


class Disclosures(Protocol):
    """Month-end disclosures."""

    async def publish(self, disclosure: Disclosure) -> Disclosure:
        """Store a disclosure (its id is ignored), one for each month; return it with its id."""

    async def get(self, disclosure_id: int) -> Disclosure | None: ...
    async def of_month(self, month: Month) -> Disclosure | None: ...
    async def newest(self, limit: int, *, offset: int = 0) -> list[Disclosure]: ...
    async def before(self, month: Month) -> Disclosure | None:
        """Return the disclosure before a month's."""
