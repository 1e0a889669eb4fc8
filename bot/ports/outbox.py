"""What the use cases need of storage: outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.queues import Delivery, OutboxDraft, OutboxRow, Posted


class Outbox(Protocol):
    """Calls to Telegram that are due."""

    async def put(self, drafts: Sequence[OutboxDraft], now: datetime) -> None:
        """Store calls in order.

        Those that `follow` are sent as replies to the first of them. A draft whose
        key is here already is left out.
        """

    async def heads(self, now: datetime, limit: int, *, after: tuple[int, int] = (-1, 0)) -> list[OutboxRow]:
        """Return pending rows that are due, by (priority, id), from after this place on."""

    async def message_of(self, key: str) -> int | None:
        """Return the id of the (first) message that came of the call with a key; None until it was sent."""

    async def claim(self, row_ids: Sequence[int]) -> None:
        """Pending → sending."""

    async def sent(self, deliveries: Sequence[Delivery], now: datetime) -> None:
        """Sending → sent; remember the message ids for the case's thread."""

    async def postpone(self, row_id: int, not_before: datetime, error: str) -> None:
        """Sending → pending, to be tried again at an instant."""

    async def undeliverable(self, row_id: int, error: str) -> None: ...
    async def undeliverable_to(self, chat_id: int, error: str) -> int:
        """Give up all pending rows of a chat; return how many."""

    async def hold_due(self, now: datetime) -> int:
        """Give up what was due at an instant: the bot that ran then has sent it since. Return how many."""

    async def hold_sending(self) -> int:
        """Give up what was being sent when a backup was taken: it was sent, as far as anybody can tell.

        Returns how many.
        """

    async def release(self) -> int:
        """Sending → pending for what a crash left: it may have been sent, so it is sent again."""

    async def move_chat(self, old_chat_id: int, new_chat_id: int) -> None: ...
    async def pending(self) -> int: ...
    async def next_due(self) -> datetime | None:
        """Return the earliest instant at which a pending row may be sent."""

    async def counts(self, key_prefix: str) -> Mapping[str, int]:
        """Return how many rows with such keys are in each state."""

    async def waiting(self, first_row: int) -> int:
        """Return how many calls of broadcasts are still to be sent or on their way, from this row on."""

    async def recipients(self, key_prefix: str) -> Mapping[str, int]:
        """Return how many people with such keys there are in each state, by the first call to each."""

    async def keyed(self, key_prefix: str) -> list[Posted]:
        """Return what became of the rows with such keys, in order."""

    async def blank(self, key_prefix: str) -> None:
        """Erase the payloads of settled rows with such keys; the ids stay."""

    async def forget(self, before: datetime, limit: int = 10_000) -> int:
        """Erase the payloads of rows settled before an instant, so many at most; the ids stay."""
