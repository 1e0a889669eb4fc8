"""The sender's book-keeping: what it notes while a commit is on its way shares the next one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.queues import Delivery
from bot.domain.storing import LeaseLostError, StorageError
from bot.telegram.backoff import Backoff
from bot.traces import trace

if TYPE_CHECKING:
    from bot.ports import Records, Store
    from bot.usecases.timekeeping import Timekeeper

LOG = logging.getLogger(__name__)

STORE_RETRY = (0.2, 5.0)  # seconds between tries while the storage fails, first and at most


@dataclass(frozen=True, slots=True)
class Note:
    """Something to commit, and who waits for it, if anybody does. Exactly one of the others says what."""

    done: asyncio.Future[None] | None
    claim: int | None = None
    sent: Delivery | None = None
    other: Callable[[Records], Awaitable[object]] | None = None


class Ledger:
    """Writes the outbox's marks, in the order in which they were made."""

    def __init__(self, store: Store, clock: Timekeeper) -> None:
        self._store = store
        self._clock = clock
        self._open: list[Note] = []
        self._writing: asyncio.Task[None] | None = None

    def claim(self, row_id: int) -> None:
        """Pending → sending, committed soon.

        Nobody waits for it: at a start what is sending is made pending again, so for a crash both are one. It
        keeps other use cases from taking back what is on its way.
        """
        self._write(Note(None, claim=row_id))

    async def sent(self, delivery: Delivery) -> None:
        """Sending → sent; return once that is committed."""
        await self._written(sent=delivery)

    async def note(self, unit: Callable[[Records], Awaitable[object]]) -> None:
        """Whatever else there is to say about a row; return once it is committed."""
        await self._written(other=unit)

    async def _written(
        self,
        sent: Delivery | None = None,
        other: Callable[[Records], Awaitable[object]] | None = None,
    ) -> None:
        done = asyncio.get_running_loop().create_future()
        self._write(Note(done, sent=sent, other=other))
        await done

    def _write(self, note: Note) -> None:
        self._open.append(note)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_all())

    async def _write_all(self) -> None:
        while self._open:
            notes, self._open = self._open, []
            try:
                await self._commit(notes)
            except Exception as error:  # noqa: BLE001 - handed on to whoever waits for the note
                if len(notes) == 1 or isinstance(error, LeaseLostError):
                    for note in notes:
                        _fail(note, error)
                    continue
                LOG.error("%d marks are written one by one: %s", len(notes), trace(error))  # noqa: TRY400
                for note in notes:
                    await self._alone(note)

    async def _alone(self, note: Note) -> None:
        try:
            await self._commit([note])
        except Exception as error:  # noqa: BLE001 - handed on to whoever waits for the note
            _fail(note, error)

    async def _commit(self, notes: Sequence[Note]) -> None:
        """Commit notes together, for as long as it takes the storage."""
        waiting = Backoff(*STORE_RETRY)
        while True:
            try:
                await self._store.transact(lambda records: self._apply(records, notes))
            except LeaseLostError:
                raise  # whoever serves the village now sends again what isn't marked
            except StorageError as error:
                if waiting.tries == 0:
                    LOG.error("nothing is sent: the storage fails (%s)", type(error).__name__)  # noqa: TRY400
                await asyncio.sleep(waiting.next())
            else:
                break
        for note in notes:
            if note.done is not None and not note.done.done():
                note.done.set_result(None)

    async def _apply(self, records: Records, notes: Sequence[Note]) -> None:
        sent = [note.sent for note in notes if note.sent is not None]
        claims = [note.claim for note in notes if note.claim is not None]
        if claims:  # first: what came of a call may stand in the same notes
            await records.outbox.claim(claims)
        if sent:
            await records.outbox.sent(sent, self._clock.now())
        for note in notes:
            if note.other is not None:
                await note.other(records)


def _fail(note: Note, error: Exception) -> None:
    if note.done is None:
        LOG.error("outbox row %s can't be claimed: %s", note.claim, trace(error))
    elif not note.done.done():
        note.done.set_exception(error)
