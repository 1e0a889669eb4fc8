"""The account of what privileged people did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.domain.audit import Act, AuditEntry
from bot.domain.times import from_micros, to_micros
from storage.queries import Table


class Audit(Table):
    """Fulfils bot.ports.audit.Audit."""

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
        await self.run(
            "record",
            act=act.value,
            at=to_micros(at),
            cadre_id=cadre_id,
            account_id=account_id,
            case_id=case_id,
            household_id=household_id,
            about_id=about_id,
            amount=amount,
        )

    async def find(
        self, since: datetime, until: datetime, *, act: Act | None = None, cadre_id: int | None = None
    ) -> list[AuditEntry]:
        """Return the acts in [since, until), oldest first."""
        found = await self.all(
            "find",
            since=to_micros(since),
            until=to_micros(until),
            act=act.value if act is not None else None,
            cadre_id=cadre_id,
        )
        return [_entry(row) for row in found]

    async def newest(self, cadre_id: int, limit: int) -> list[AuditEntry]:
        """Return the last acts of a cadre, newest first."""
        return [_entry(row) for row in await self.all("newest", cadre_id=cadre_id, most=limit)]


def _entry(row: Any) -> AuditEntry:  # noqa: ANN401 - a driver's row
    return AuditEntry(
        id=row["id"],
        act=Act(row["act"]),
        at=from_micros(row["at"]),
        cadre_id=row["cadre_id"],
        account_id=row["account_id"],
        case_id=row["case_id"],
        household_id=row["household_id"],
        about_id=row["about_id"],
        amount=row["amount"],
    )
