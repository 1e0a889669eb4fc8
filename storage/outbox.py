"""Calls to Telegram that are due."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.domain.queues import Delivery, OutboxDraft, OutboxRow, OutboxState, Posted, Priority
from bot.domain.times import from_micros, to_micros
from storage.json_text import dumped, parsed
from storage.queries import Table


class Outbox(Table):
    """Fulfils bot.ports.outbox.Outbox."""

    async def put(self, drafts: Sequence[OutboxDraft], now: datetime) -> None:
        """Store calls in order; those that follow are replies to the first."""
        first: int | None = None
        rest = list(drafts)
        if any(draft.follows for draft in drafts[1:]):
            first = await self._put_first(rest.pop(0), now)
        await self.many("put", [_values(draft, first, now) for draft in rest])

    async def _put_first(self, draft: OutboxDraft, now: datetime) -> int:
        """Store what others follow; return its id, or the id of the row that has its key already."""
        row = await self.one("put_first", **_values(draft, None, now))
        if row is None:
            row = await self.one("id_of_key", key=draft.key)
        return int(row["id"])

    async def heads(self, now: datetime, limit: int, *, after: tuple[int, int] = (-1, 0)) -> list[OutboxRow]:
        """Return pending rows that are due, by (priority, id), from after a place on."""
        priority, row_id = after
        found: list[Any] = []
        if priority >= Priority.WAITING:
            found = await self.all(
                "heads_of_priority", now=to_micros(now), priority=priority, after_id=row_id, most=limit
            )
        if len(found) < limit:
            most = limit - len(found)
            found += await self.all("heads", now=to_micros(now), after_priority=priority, most=most)
        return [_row(row) for row in found]

    async def message_of(self, key: str) -> int | None:
        """Return the id of the message that came of the call with a key."""
        row = await self.one("message_of", key=key)
        return row["message_id"] if row is not None else None

    async def claim(self, row_ids: Sequence[int]) -> None:
        """Pending → sending."""
        await self.many("claim", [{"id": row_id} for row_id in row_ids])

    async def sent(self, deliveries: Sequence[Delivery], now: datetime) -> None:
        """Sending → sent; remember the message ids for the case's thread."""
        ids = [(delivery.outbox_id, list(delivery.message_ids)) for delivery in deliveries]
        await self.many(
            "sent",
            [
                {
                    "id": row_id,
                    "message_id": messages[0] if messages else None,
                    "message_ids": dumped(messages),
                    "now": to_micros(now),
                }
                for row_id, messages in ids
            ],
        )
        await self.many(
            "remember",
            [{"id": row_id, "message_id": message} for row_id, messages in ids for message in messages],
        )

    async def postpone(self, row_id: int, not_before: datetime, error: str) -> None:
        """Sending → pending, to be tried again at an instant."""
        await self.run("postpone", id=row_id, not_before=to_micros(not_before), error=error)

    async def undeliverable(self, row_id: int, error: str) -> None:
        """Give a row up."""
        await self.run("undeliverable", id=row_id, error=error)

    async def undeliverable_to(self, chat_id: int, error: str) -> int:
        """Give up all pending rows of a chat; return how many."""
        return len(await self.all("undeliverable_to", chat_id=chat_id, error=error))

    async def hold_due(self, now: datetime) -> int:
        """Give up what was due at an instant; return how many."""
        return len(await self.all("hold_due", now=to_micros(now)))

    async def hold_sending(self) -> int:
        """Give up what was being sent when a backup was taken; return how many."""
        return len(await self.all("hold_sending"))

    async def release(self) -> int:
        """Sending → pending for what a crash left; return how many."""
        return len(await self.all("release"))

    async def move_chat(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group became another chat."""
        await self.run("move_chat", old_chat_id=old_chat_id, new_chat_id=new_chat_id)

    async def pending(self) -> int:
        """Return how many rows wait."""
        return int((await self.one("pending"))["number"])

    async def next_due(self) -> datetime | None:
        """Return when the next row may be sent."""
        row = await self.one("next_due")
        return from_micros(row["at"]) if row["at"] is not None else None

    async def counts(self, key_prefix: str) -> Mapping[str, int]:
        """Return how many rows with such keys are in each state."""
        last = key_prefix + chr(sys.maxunicode)
        return {row["state"]: row["number"] for row in await self.all("counts", first=key_prefix, last=last)}

    async def waiting(self, first_row: int) -> int:
        """Return how many calls of broadcasts are still to be sent, from this one on."""
        priority = int(Priority.BROADCAST)
        still = await self.one("waiting", priority=priority, first=first_row)
        leaving = await self.one("leaving", priority=priority)
        return int(still["number"]) + int(leaving["number"])

    async def recipients(self, key_prefix: str) -> Mapping[str, int]:
        """Return how many people with such keys there are in each state."""
        last = key_prefix + chr(sys.maxunicode)
        found = await self.all("recipients", first=key_prefix, last=last)
        return {row["state"]: row["number"] for row in found}

    async def keyed(self, key_prefix: str) -> list[Posted]:
        """Return what became of the rows with such keys."""
        last = key_prefix + chr(sys.maxunicode)
        return [_posted(row) for row in await self.all("keyed", first=key_prefix, last=last)]

    async def blank(self, key_prefix: str) -> None:
        """Erase what settled rows with such keys said."""
        await self.all("blank", first=key_prefix, last=key_prefix + chr(sys.maxunicode))

    async def forget(self, before: datetime, limit: int = 10_000) -> int:
        """Erase what settled rows said."""
        return len(await self.all("forget", before=to_micros(before), most=limit))


def _values(draft: OutboxDraft, card_id: int | None, now: datetime) -> dict[str, object]:
    return {
        "chat_id": draft.chat_id,
        "account_id": draft.account_id,
        "priority": int(draft.priority),
        "method": draft.method,
        "payload": dumped(dict(draft.payload)),
        "case_id": draft.case_id,
        "keyboard": draft.keyboard,
        "follows_id": card_id if draft.follows else None,
        "key": draft.key,
        "now": to_micros(now),
    }


def _posted(row: Any) -> Posted:  # noqa: ANN401 - a driver's row
    return Posted(
        id=row["id"],
        chat_id=row["chat_id"],
        state=OutboxState(row["state"]),
        message_ids=tuple(parsed(row["message_ids"] or "[]")),
        settled_at=from_micros(row["settled_at"]) if row["settled_at"] is not None else None,
    )


def _row(row: Any) -> OutboxRow:  # noqa: ANN401 - a driver's row
    return OutboxRow(
        id=row["id"],
        chat_id=row["chat_id"],
        method=row["method"],
        payload=parsed(row["payload"]),
        priority=Priority(row["priority"]),
        state=OutboxState(row["state"]),
        attempts=row["attempts"],
        account_id=row["account_id"],
        case_id=row["case_id"],
        keyboard=row["keyboard"],
        reply_to_message_id=row["reply_to_message_id"],
        not_before=from_micros(row["not_before"]),
    )
