"""`lianxin parked`: an update that nobody could handle gets another round, or is given up; both are noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.audit import Act
from bot.domain.queues import InboxState
from bot.usecases import auditing

if TYPE_CHECKING:
    from bot.usecases.work import Work


async def retry_parked(work: Work, row_id: int) -> InboxState | None:
    """Give a parked row another round; return the state in which it was, None where it isn't parked."""
    row = next((row for row in await work.records.inbox.parked() if row.id == row_id), None)
    if row is not None and row.state is InboxState.PARKED:
        await work.records.inbox.retry(row_id)
        await auditing.note(work, Act.RETRIED_UPDATE, amount=row_id)
    return row.state if row is not None else None


async def drop_parked(work: Work, row_id: int) -> bool:
    """Give a row up and erase what it says; return whether there was one."""
    dropped = await work.records.inbox.drop(row_id)
    if dropped:
        await auditing.note(work, Act.DROPPED_UPDATE, amount=row_id)
    return dropped
