"""What the use cases need of storage: audit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.audit import Act, AuditEntry


class Audit(Protocol):
    """The append-only account of what privileged people did (ids only)."""

    async def record(
        self,
        act: Act,
        at: datetime,
        *,
        cadre_id: int | None = None,
        account_id: int | None = None,
        case_id: int | None = None,
        household_id: int | None = None,
        about_id: int | None = None,
        amount: int | None = None,
    ) -> None:
        """Append an act."""

    async def find(
        self, since: datetime, until: datetime, *, act: Act | None = None, cadre_id: int | None = None
    ) -> list[AuditEntry]:
        """Return the acts in [since, until), of one kind or one cadre where named, oldest first."""

    async def newest(self, cadre_id: int, limit: int) -> list[AuditEntry]:
        """Return the last acts of a cadre, newest first."""
