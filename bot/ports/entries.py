"""What the use cases need of storage: entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.entry import Entry, NewEntry, Side, Waiting


class Entries(Protocol):
    """What people wrote."""

    async def add(self, entry: NewEntry) -> Entry: ...
    async def get(self, entry_id: int) -> Entry | None: ...
    async def by_message(self, chat_id: int, message_id: int) -> Entry | None:
        """Return the newest version of what this incoming message said."""

    async def of_case(self, case_id: int) -> list[Entry]:
        """Return the case's entries in the order they were written."""

    async def waiting(self, account_id: int, why: Waiting) -> list[Entry]:
        """Return the account's entries that wait to be told where they belong, oldest first."""

    async def last_waiting(self, account_id: int, why: Waiting) -> Entry | None:
        """Return the newest of them alone, however many there are."""

    async def settle(self, entry_ids: Sequence[int], case_id: int) -> None:
        """Tell waiting entries which case they belong to."""

    async def change_side(self, entry_ids: Sequence[int], side: Side) -> None:
        """Say which side of a case these entries speak for: a cadre has one of his own, or speaks for one."""

    async def of_album(self, account_id: int, album: str) -> list[Entry]: ...
    async def last_written(self, case_id: int, account_id: int, before: datetime) -> datetime | None:
        """Return when this account last wrote on this case before an instant."""

    async def erase(self, entry_ids: Sequence[int]) -> None:
        """Blank the content of entries; the rows stay."""

    async def remove(self, entry_ids: Sequence[int]) -> None:
        """Delete entries that wait to be told where they belong: each has become something else."""

    async def erase_waiting(self, account_id: int, why: Waiting) -> int:
        """Delete what this account wrote and never placed; return how many entries."""
