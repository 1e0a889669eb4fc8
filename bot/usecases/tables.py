"""Tables: an .xlsx file of an item was read, or couldn't be; its author is told which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.item import Reading
from bot.domain.item_life import WRITABLE
from bot.domain.notices.items import TableRead, TableRefused
from bot.usecases.item_drafting import draft_of

if TYPE_CHECKING:
    from bot.domain.ledger import Ledger
    from bot.usecases.work import Work

FAULTS_SHOWN: Final = 10  # more than that nobody mends in one go


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """What came of reading a file."""

    attachment_id: int
    ledger: Ledger | None
    faults: tuple[str, ...] = ()
    """In words, one for each row that is wrong; where there is no ledger."""


async def take(work: Work, outcome: TableOutcome) -> None:
    """Keep a table with its item, or say what is wrong with the file."""
    attachment = await work.records.items.attachment(outcome.attachment_id)
    if attachment is None or attachment.reading is not Reading.WAITING:
        return  # its author took it away meanwhile
    reading = Reading.REFUSED if outcome.ledger is None else Reading.READ
    await work.records.items.set_reading(attachment.id, reading, outcome.ledger)
    item = await work.records.items.get(attachment.item_id)
    if item is None or item.state not in WRITABLE:
        return
    author = await work.records.accounts.get(item.account_id)
    if outcome.ledger is None:
        await work.tell(author, TableRefused(attachment.name, outcome.faults[:FAULTS_SHOWN]))
        return
    rows = len(outcome.ledger.entries)
    await work.tell(author, TableRead(attachment.name, rows, await draft_of(work, item)))
